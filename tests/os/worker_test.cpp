#include "os/worker.h"

#include <doctest/doctest.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <future>
#include <stdexcept>

#include "os/give_way.h"

using namespace accolade;

namespace {

struct Ended {
    int status = 0;
    std::string said;  // on stderr
};

// A process of its own whose worker does this, and which would otherwise go on for ever.
Ended process_with(const Worker::Work& work) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        const Worker worker("pictures", work);
        for (;;) ::pause();
    }
    ::close(ends[1]);
    Ended ended;
    std::array<char, 1024> bytes{};
    for (ssize_t n = 0; (n = ::read(ends[0], bytes.data(), bytes.size())) > 0;)
        ended.said.append(bytes.data(), static_cast<std::size_t>(n));
    ::close(ends[0]);
    REQUIRE(::waitpid(child, &ended.status, 0) == child);
    return ended;
}

}  // namespace

TEST_CASE("an error that escapes a thread is logged and ends the program") {
    const auto ended = process_with([](const std::stop_token&) { throw std::runtime_error("no room\nleft"); });
    REQUIRE(WIFEXITED(ended.status));
    CHECK(WEXITSTATUS(ended.status) == kEndedByError);
    CHECK(ended.said.find(
              "the thread \"pictures\" ended with an error: no room\\u{a}left; the program ends so that it is "
              "started again\n") != std::string::npos);
}

TEST_CASE("a thread that gives way does so alone") {
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); };
    const auto before = niceness();
    std::promise<int> other;
    Worker worker("feeds", [&](const std::stop_token&) {
        give_way();
        other.set_value(niceness());
    });
    CHECK(other.get_future().get() == std::max(before, 10));
    CHECK(niceness() == before);
}

TEST_CASE("what is thrown need not be an exception") {
    const auto ended = process_with([](const std::stop_token&) { throw 7; });  // NOLINT: that is the case
    REQUIRE(WIFEXITED(ended.status));
    CHECK(WEXITSTATUS(ended.status) == kEndedByError);
    CHECK(ended.said.find("the thread \"pictures\" ended with an error") != std::string::npos);
}

TEST_CASE("a worker is asked to stop when it goes, and is waited for") {
    bool told = false;
    {
        std::promise<void> begun;
        const Worker worker("a name that is too long for the kernel", [&](const std::stop_token& stop) {
            begun.set_value();
            while (!stop.stop_requested()) ::usleep(100);
            told = true;
        });
        begun.get_future().wait();
    }
    CHECK(told);
}

TEST_CASE("a thread bears its name") {
    std::promise<std::string> name;
    const Worker worker("downloads of feeds", [&](const std::stop_token&) {
        std::array<char, 16> own{};
        ::pthread_getname_np(::pthread_self(), own.data(), own.size());
        name.set_value(own.data());
    });
    CHECK(name.get_future().get() == "downloads of fe");
}

TEST_CASE("a worker without work is no thread") {
    Worker worker;
    CHECK_FALSE(worker.running());
    worker = Worker("one", [](const std::stop_token&) {});
    CHECK(worker.running());
    worker.join();
    CHECK_FALSE(worker.running());
}
