// A network of a test's own: nothing but loopback, and a cable with 10.9.9.1 and fd00:9::1 at this end. Behind 10.9.9.2
// and fd00:9::2 there is nobody: whatever is sent there is never answered. What `body` starts is in it, servers too.
// Needs root.
#pragma once

#include <sched.h>
#include <sys/mount.h>

#include <functional>
#include <string>

#include "support/own_mounts.h"
#include "support/process.h"

namespace accolade::test {

struct NetworkFiles {
    std::string resolv = "nameserver 10.9.9.2\n", hosts = "127.0.0.1 localhost\n";  // of /etc, in this network
};

// False where this machine does not let us; `body` was not run then.
inline bool in_own_network(const NetworkFiles& files, const std::function<void()>& body) {
    const TempFolder folder;
    const auto prepared = [&] {
        for (const auto& [name, text] : {std::pair{"resolv.conf", files.resolv}, std::pair{"hosts", files.hosts}}) {
            const auto file = folder.write(name, text);
            if (mount(file.c_str(), (std::string("/etc/") + name).c_str(), nullptr, MS_BIND, nullptr) != 0)
                return false;
        }
        const auto ready = folder.write("network.sh", R"(set -e
            PATH=$PATH:/usr/sbin:/sbin
            ip link set lo up
            ip link add here type veth peer name there
            ip address add 10.9.9.1/24 dev here
            ip -6 address add fd00:9::1/64 dev here nodad
            ip link set here up
            ip link set there up
            ip neighbour add 10.9.9.2 lladdr 02:00:00:00:00:02 dev here
            ip -6 neighbour add fd00:9::2 lladdr 02:00:00:00:00:02 dev here
        )");
        return Process({"sh", ready.string()}, {}, folder / "said").ends().value_or(-1) == 0;
    };
    return in_own_mounts(
        [&] {
            const Uncovering after({"/etc/resolv.conf", "/etc/hosts"});
            body();
        },
        prepared, CLONE_NEWNET);
}

}  // namespace accolade::test
