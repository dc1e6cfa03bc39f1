// Mounts of a test's own: what `body` mounts, it and what it starts see, and nobody else; all is gone with the test.
// Needs root and a kernel that lets us.
#pragma once

#include <sched.h>
#include <sys/mount.h>

#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace accolade::test {

// What is mounted over something that everybody has, taken away again.
class Uncovering {
  public:
    explicit Uncovering(std::vector<std::string> places) : places_(std::move(places)) {}
    Uncovering(const Uncovering&) = delete;
    Uncovering& operator=(const Uncovering&) = delete;
    ~Uncovering() {
        for (const auto& place : places_) umount2(place.c_str(), MNT_DETACH);
    }

  private:
    std::vector<std::string> places_;
};

// False where this machine does not let us, or `prepared` says so; `body` was not run then. `also`: what else is the
// test's own (unshare(2)).
inline bool in_own_mounts(
    const std::function<void()>& body, const std::function<bool()>& prepared = [] { return true; }, int also = 0) {
    bool done = false;
    std::exception_ptr trouble;  // a REQUIRE that failed
    std::thread inside([&] {     // of the whole process only this thread moves
        if (unshare(CLONE_NEWNS | also) != 0) return;
        if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
        if (!prepared()) return;
        done = true;
        try {
            body();
        } catch (...) {
            trouble = std::current_exception();
        }
    });
    inside.join();
    if (trouble) std::rethrow_exception(trouble);
    return done;
}

}  // namespace accolade::test
