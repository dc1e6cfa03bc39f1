// Process: a program of a test's own, with its words in a file. It is gone with the test, however that ends. Resource.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support/temp_folder.h"

namespace accolade::test {

// How long what is promised at once may take a test: long for a person, short beside every patience with a network. A
// sanitizer looks through all memory when a program ends.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::chrono::seconds kAtOnce{60};
#else
inline constexpr std::chrono::seconds kAtOnce{8};
#endif

// Looks until it is so, or for so long; a machine under load only takes longer.
inline bool eventually(const std::function<bool()>& is_so,
                       std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!is_so()) {
        if (std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
    }
    return true;
}

// Variables to set; one without a value is taken away.
using Environment = std::vector<std::pair<std::string, std::optional<std::string>>>;

class Process {
  public:
    // `as_child`: done in the new process last of all, before it becomes the program.
    Process(std::vector<std::string> words, const Environment& environment, std::filesystem::path said,
            const std::function<void()>& as_child = {})
        : said_(std::move(said)) {
        id_ = fork();
        if (id_ != 0) return;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int out = open(said_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        dup2(out, 1);
        dup2(out, 2);
        for (const auto& [name, value] : environment) {
            if (value) {
                setenv(name.c_str(), value->c_str(), 1);
            } else {
                unsetenv(name.c_str());
            }
        }
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        if (as_child) as_child();
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() {
        if (!running()) return;
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }

    pid_t id() const { return id_; }
    void signal(int number) {
        if (running()) kill(id_, number);
    }
    bool running() {
        if (!code_ && waitpid(id_, &status_, WNOHANG) == id_) {
            code_ = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
        }
        return !code_;
    }
    // Nothing while it still runs.
    std::optional<int> ends(std::chrono::milliseconds patience = std::chrono::seconds(20)) {
        eventually([this] { return !running(); }, patience);
        return code_;
    }
    std::string said() const { return TempFolder::read(said_); }
    bool says(const std::string& words) const {
        return eventually([&] { return said().find(words) != std::string::npos; });
    }

  private:
    std::filesystem::path said_;
    pid_t id_ = -1;
    int status_ = 0;
    std::optional<int> code_;
};

// Whether a program is to be had on this machine.
inline bool installed(const std::string& program) {
    std::string path = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
    path += ":/usr/sbin:/sbin";
    for (std::size_t from = 0; from <= path.size();) {
        const auto to = std::min(path.find(':', from), path.size());
        if (access((path.substr(from, to - from) + "/" + program).c_str(), X_OK) == 0) return true;
        from = to + 1;
    }
    return false;
}

}  // namespace accolade::test
