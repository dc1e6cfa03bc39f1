// A machine of a test's own, as far as people on it are concerned: an empty /run, and /etc/group with one group more.
// What `body` starts is in it. Needs root.
#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <exception>
#include <functional>
#include <string>
#include <thread>

#include "support/temp_folder.h"

namespace accolade::test {

// False where this machine does not let us; `body` was not run then.
inline bool in_own_run(const std::string& group, const std::function<void()>& body) {
    bool done = false;
    std::exception_ptr trouble;  // a REQUIRE that failed
    std::thread inside([&] {     // of the whole process only this thread moves
        if (unshare(CLONE_NEWNS) != 0) return;
        if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
        const TempFolder folder;
        const auto file = folder.write("group", TempFolder::read("/etc/group") + group + "\n");
        if (chmod(file.c_str(), 0644) != 0 || mount(file.c_str(), "/etc/group", nullptr, MS_BIND, nullptr) != 0) return;
        if (mount("run", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0) return;
        try {
            body();
        } catch (...) {
            trouble = std::current_exception();
        }
        for (const auto* const place : {"/run", "/etc/group"}) umount2(place, MNT_DETACH);
        done = true;
    });
    inside.join();
    if (trouble) std::rethrow_exception(trouble);
    return done;
}

}  // namespace accolade::test
