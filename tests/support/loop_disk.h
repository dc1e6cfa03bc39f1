// LoopDisk: a small ext4 of a test's own, in a file, whose power can be cut: what its journal had not yet written is
// gone, and nothing more is written. Needs root and a kernel that lets us; `in_own_mounts` keeps it from everybody
// else, and takes it away with the test.
#pragma once

#include <fcntl.h>
#include <linux/ioctl.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "support/own_mounts.h"
#include "support/process.h"

namespace accolade::test {

class LoopDisk {
  public:
    explicit LoopDisk(std::uintmax_t bytes = 400U << 20U) {
        std::filesystem::create_directory(path());
        folder_.write("image", "");
        std::filesystem::resize_file(folder_ / "image", bytes);
        made_ = ran({"mkfs.ext4", "-q", image()});
    }
    LoopDisk(const LoopDisk&) = delete;
    LoopDisk& operator=(const LoopDisk&) = delete;
    ~LoopDisk() { unmount(); }

    std::filesystem::path path() const { return folder_ / "mounted"; }

    // Nothing is written earlier than it must be: for a minute, what nobody syncs is in memory alone.
    bool mount() {
        mounted_ = made_ && ran({"mount", "-o", "loop,commit=60,noauto_da_alloc", image(), path().string()});
        return mounted_;
    }
    // As the power does, without a last word to the journal.
    bool cut() const {
        const auto shutdown = _IOR('X', 125, std::uint32_t);  // EXT4_IOC_SHUTDOWN
        std::uint32_t how = 2;                                // EXT4_GOING_FLAGS_NOLOGFLUSH
        const int folder = open(path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        const bool done = folder >= 0 && ioctl(folder, shutdown, &how) == 0;
        if (folder >= 0) close(folder);
        return done;
    }
    // Once nobody has a file open on it.
    bool unmount() {
        if (mounted_) mounted_ = !eventually([&] { return umount2(path().c_str(), 0) == 0; });
        if (mounted_) umount2(path().c_str(), MNT_DETACH);
        return !std::exchange(mounted_, false);
    }
    // Whether the file system itself is whole, once its journal is replayed; it is not mounted.
    bool sound() { return ran({"e2fsck", "-f", "-p", image()}) || ran({"e2fsck", "-f", "-n", image()}); }
    std::string said() const { return TempFolder::read(folder_ / "said"); }

  private:
    std::string image() const { return (folder_ / "image").string(); }
    bool ran(std::vector<std::string> words) {
        const Environment environment{{"PATH", std::string("/usr/sbin:/sbin:/usr/bin:/bin")}};
        return Process(std::move(words), environment, folder_ / "said").ends(std::chrono::seconds(60)) == 0;
    }

    TempFolder folder_;
    bool made_ = false, mounted_ = false;
};

}  // namespace accolade::test
