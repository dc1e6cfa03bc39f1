// The processes that a process started and that still live; of this one without a number.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace accolade::test {

inline std::vector<pid_t> children(pid_t of = ::getpid()) {
    std::vector<pid_t> all;
    std::error_code error;
    for (std::filesystem::directory_iterator it("/proc/" + std::to_string(of) + "/task", error), end;
         !error && it != end; it.increment(error)) {
        std::ifstream list(it->path() / "children");
        for (pid_t child = 0; list >> child;) all.push_back(child);
    }
    return all;
}

}  // namespace accolade::test
