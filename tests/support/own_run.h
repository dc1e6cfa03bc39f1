// A machine of a test's own, as far as people on it are concerned: an empty /run, and /etc/group with one group more.
// What `body` starts is in it. Needs root.
#pragma once

#include <sys/mount.h>
#include <sys/stat.h>

#include <functional>
#include <string>

#include "support/own_mounts.h"
#include "support/temp_folder.h"

namespace accolade::test {

// False where this machine does not let us; `body` was not run then.
inline bool in_own_run(const std::string& group, const std::function<void()>& body) {
    const TempFolder folder;
    const auto prepared = [&] {
        const auto file = folder.write("group", TempFolder::read("/etc/group") + group + "\n");
        return chmod(file.c_str(), 0644) == 0 && mount(file.c_str(), "/etc/group", nullptr, MS_BIND, nullptr) == 0 &&
               mount("run", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") == 0;
    };
    return in_own_mounts(
        [&] {
            const Uncovering after({"/run", "/etc/group"});
            body();
        },
        prepared);
}

}  // namespace accolade::test
