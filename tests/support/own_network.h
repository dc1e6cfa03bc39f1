// A network of a test's own: nothing but loopback, and a cable with 10.9.9.1 and fd00:9::1 at this end. Behind 10.9.9.2
// and fd00:9::2 there is nobody: whatever is sent there is never answered. What `body` starts is in it, servers too.
// Needs root.
#pragma once

#include <sched.h>
#include <sys/mount.h>

#include <exception>
#include <functional>
#include <string>
#include <thread>

#include "support/process.h"

namespace accolade::test {

struct NetworkFiles {
    std::string resolv = "nameserver 10.9.9.2\n", hosts = "127.0.0.1 localhost\n";  // of /etc, in this network
};

// False where this machine does not let us; `body` was not run then.
inline bool in_own_network(const NetworkFiles& files, const std::function<void()>& body) {
    bool done = false;
    std::exception_ptr trouble;  // a REQUIRE that failed
    std::thread inside([&] {     // of the whole process only this thread moves
        if (unshare(CLONE_NEWNET | CLONE_NEWNS) != 0) return;
        if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
        const TempFolder folder;
        for (const auto& [name, text] : {std::pair{"resolv.conf", files.resolv}, std::pair{"hosts", files.hosts}}) {
            const auto file = folder.write(name, text);
            if (mount(file.c_str(), (std::string("/etc/") + name).c_str(), nullptr, MS_BIND, nullptr) != 0) return;
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
        if (Process({"sh", ready.string()}, {}, folder / "said").ends().value_or(-1) != 0) return;
        try {
            body();
        } catch (...) {
            trouble = std::current_exception();
        }
        for (const auto* const file : {"/etc/resolv.conf", "/etc/hosts"}) umount2(file, MNT_DETACH);
        done = true;
    });
    inside.join();
    if (trouble) std::rethrow_exception(trouble);
    return done;
}

}  // namespace accolade::test
