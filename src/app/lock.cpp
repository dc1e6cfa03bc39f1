#include "app/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

#include "base/time.h"
#include "os/disk.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kBetweenTries{50};

}  // namespace

Result<std::unique_ptr<Lock>> Lock::take(const std::filesystem::path& folder, Milliseconds patience) {
    const auto unwritable = [](const std::filesystem::path& where, const std::string& why) {
        return std::unique_ptr<Lock>(new Lock(-1, where.string() +
                                                      ": the state folder cannot be written, so nothing is kept for a "
                                                      "start without a network: " +
                                                      why));
    };
    if (const auto made = RealDisk().make_folder(folder); !made) return unwritable(folder, made.error().what);
    const auto path = folder / "lock";
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (file < 0) return unwritable(path, std::generic_category().message(errno));
    bool locked = flock(file, LOCK_EX | LOCK_NB) == 0;
    for (; !locked && errno == EWOULDBLOCK && patience > Milliseconds(0); patience -= kBetweenTries) {
        std::this_thread::sleep_for(kBetweenTries);
        locked = flock(file, LOCK_EX | LOCK_NB) == 0;
    }
    if (!locked) {
        if (errno != EWOULDBLOCK) {  // a file system without locks
            std::string why = path.string() + ": cannot be locked: " + std::generic_category().message(errno);
            close(file);
            return std::unique_ptr<Lock>(new Lock(-1, std::move(why)));
        }
        std::array<char, 32> pid{};
        const auto length = read(file, pid.data(), pid.size() - 1);
        close(file);
        std::string who = length > 0 ? std::string(pid.data(), static_cast<std::size_t>(length)) : "";
        while (!who.empty() && (who.back() == '\n' || who.back() == ' ')) who.pop_back();
        return failure(
            "already running" + (who.empty() ? "" : " (process " + who + ")") + "; one show per state folder",
            folder.string());
    }
    const std::string pid = std::to_string(getpid()) + "\n";
    if (ftruncate(file, 0) != 0 || pwrite(file, pid.data(), pid.size(), 0) < 0) {
        // A full disk: the lock holds all the same, only its message will lack the number.
    }
    return std::unique_ptr<Lock>(new Lock(file, ""));
}

Lock::~Lock() {
    if (file_ >= 0) close(file_);
}

}  // namespace accolade::app
