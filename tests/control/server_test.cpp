#include "control/server.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "control/client.h"
#include "control/socket.h"
#include "support/temp_folder.h"
#include "support/variable.h"

using namespace accolade;
using namespace accolade::control;

namespace fs = std::filesystem;

namespace {

class Runtime {  // a runtime folder of its own
  public:
    fs::path socket(const fs::path& state) const { return folder_.path() / "accolade" / socket_name(state); }

  private:
    TempFolder folder_;
    Variable runtime_{"XDG_RUNTIME_DIR", folder_.path().c_str()};
};

std::unique_ptr<Server> opened(const fs::path& path, Server::Handler handler) {
    auto server = Server::open(path, std::move(handler));
    REQUIRE(server);
    return std::move(*server);
}

Answer echo(const Request& request) {
    return Said{line_of(request), 0};
}

int raw(const fs::path& path) {
    const int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    REQUIRE(connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return file;
}

double seconds_of(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace

TEST_CASE("who asks is answered, however much there is to say") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    const std::string much(5'000'000, 'x');
    const auto server = opened(path, [&](const Request&) { return Said{much, 1}; });
    const auto said = ask(path, AskScreenshot{});
    REQUIRE(said);
    CHECK(said->bytes == much);
    CHECK(said->code == 1);
}

TEST_CASE("a show is found by its socket, among several by its state folder, and no more once it has ended") {
    const Runtime runtime;
    CHECK(running(std::nullopt).empty());
    auto one = opened(runtime.socket("/state/one"), echo);
    CHECK(running(std::nullopt) == std::vector<fs::path>{runtime.socket("/state/one")});
    const auto two = opened(runtime.socket("/state/two"), echo);
    CHECK(running(std::nullopt).size() == 2);
    CHECK(running("/state/two") == std::vector<fs::path>{runtime.socket("/state/two")});
    CHECK(running("/state/three").empty());
    one.reset();
    CHECK(running(std::nullopt) == std::vector<fs::path>{runtime.socket("/state/two")});
}

TEST_CASE("a socket that a killed show left behind is no show, and the next show takes its place") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    fs::create_directories(path.parent_path());
    const auto child = fork();
    if (child == 0) {
        const int file = socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        (void)bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        (void)listen(file, 1);
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    REQUIRE(fs::exists(path));
    CHECK(running(std::nullopt).empty());
    const auto server = opened(path, echo);
    CHECK(ask(path, AskStatus{}).has_value());
}

TEST_CASE("where no socket can be, the error names the path") {
    const auto server = Server::open("/proc/accolade/show.sock", echo);
    REQUIRE_FALSE(server);
    CHECK(server.error().where == "/proc/accolade/show.sock");
}

TEST_CASE("a stranger is told who may ask, and nothing else") {
    if (geteuid() != 0) {
        MESSAGE("skipped: only root can be another user for a moment");
        return;
    }
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    std::atomic<int> asked{0};
    const auto server = opened(path, [&](const Request&) {
        ++asked;
        return Said{};
    });
    chmod(path.parent_path().parent_path().c_str(), 0755);
    chmod(path.parent_path().c_str(), 0755);
    const auto child = fork();
    if (child == 0) {
        if (setuid(65534) != 0) _exit(9);
        const auto said = ask(path, AskStatus{});
        _exit(!said && said.error().what.find("members of the group \"accolade\"") != std::string::npos ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(asked == 0);
}

TEST_CASE("who says nothing, half of it or too much holds nobody for long") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    const auto server = opened(path, echo);
    std::vector<int> files;
    files.push_back(raw(path));  // says nothing
    files.push_back(raw(path));
    CHECK(write(files.back(), "{\"ask\"", 6) == 6);
    files.push_back(raw(path));
    const std::string endless(100'000, 'a');
    (void)send(files.back(), endless.data(), endless.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    CHECK(seconds_of([&] { CHECK(ask(path, AskStatus{}).has_value()); }) < 6);
    for (const int file : files) close(file);
}

TEST_CASE("a show that hangs holds nobody who asks for long, however many have asked before, and is still a show") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    fs::create_directories(path.parent_path());
    const int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    REQUIRE(bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(listening, 1) == 0);
    std::vector<int> files{raw(path), raw(path)};  // the kernel holds no more of them than these
    CHECK(seconds_of([&] {
              const auto said = ask(path, AskStatus{}, std::chrono::milliseconds(300));
              REQUIRE_FALSE(said);
              CHECK(said.error().what.find("does not answer") != std::string::npos);
          }) < 2);
    CHECK(running("/state") == std::vector<fs::path>{path});
    files.push_back(listening);
    for (const int file : files) close(file);
}

TEST_CASE("the show ends at once, whoever is asking") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    auto server = opened(path, echo);
    const int file = raw(path);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(seconds_of([&] { server.reset(); }) < 0.5);
    close(file);
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("many ask at once, and each has its answer") {
    const Runtime runtime;
    const auto path = runtime.socket("/state");
    const auto server = opened(path, echo);
    std::atomic<int> answered{0};
    std::vector<std::jthread> people;
    for (int i = 0; i < 40; ++i) {
        people.emplace_back([&, i] {
            const Request request = model::Command(model::command::Rehearse{std::to_string(i)});
            const auto said = ask(path, request);
            if (said && said->bytes == line_of(request)) ++answered;
        });
    }
    people.clear();
    CHECK(answered == 40);
}
