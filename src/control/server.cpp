#include "control/server.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/time.h"
#include "connection.h"
#include "os/heartbeat.h"
#include "os/worker.h"

namespace accolade::control {
namespace {

constexpr Milliseconds kForRequest{2'000}, kForAnswer{5'000};
constexpr int kWaiting = 8;
constexpr std::size_t kMembers = 1U << 20U;  // bytes of a group's entry

std::optional<gid_t> group_of_staff() {
    for (std::size_t room = 4096; room <= kMembers; room *= 4) {
        std::vector<char> buffer(room);
        group entry{};
        group* found = nullptr;
        const int error = getgrnam_r("accolade", &entry, buffer.data(), buffer.size(), &found);
        if (error == ERANGE) continue;
        return error == 0 && found != nullptr ? std::optional(entry.gr_gid) : std::nullopt;
    }
    return std::nullopt;
}

std::vector<gid_t> groups_of(int file, gid_t first) {
    std::vector<gid_t> groups(32);
    auto size = static_cast<socklen_t>(groups.size() * sizeof(gid_t));
    if (getsockopt(file, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size) != 0) {
        const bool more = errno == ERANGE;
        groups.resize(size / sizeof(gid_t));  // it says how much room it takes
        if (!more || getsockopt(file, SOL_SOCKET, SO_PEERGROUPS, groups.data(), &size) != 0) size = 0;
    }
    groups.resize(size / sizeof(gid_t));
    groups.push_back(first);
    return groups;
}

bool may_ask(int file) {
    ucred peer{};
    socklen_t size = sizeof peer;
    if (getsockopt(file, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
    if (peer.uid == 0 || peer.uid == geteuid()) return true;
    const auto staff = group_of_staff();
    if (!staff) return false;
    const auto groups = groups_of(file, peer.gid);
    return std::ranges::find(groups, *staff) != groups.end();
}

void answer(Connection connection, const Server::Handler& handler) {
    connection.allow(kForRequest);
    if (!may_ask(connection.file())) {
        connection.write(head_of(failure(
            "only root, the user the show runs as, and members of the group \"accolade\" may ask it; try sudo")));
        return;
    }
    const auto line = connection.read_line(kLongestRequest);
    if (!line) return;
    const auto request = read_request(*line);
    const auto said = request ? handler(*request) : Answer(std::unexpected(request.error()));
    connection.allow(kForAnswer);
    if (connection.write(head_of(said)) && said) connection.write(said->bytes);
}

std::error_code last_error() {
    return {errno, std::generic_category()};
}

}  // namespace

struct Server::Work {
    std::filesystem::path path;
    Handler handler;
    Connection listening, ending;  // a socket, and an eventfd that ends the wait for it
    Heartbeat heartbeat;
    Worker thread;

    Work(std::filesystem::path where, Handler handle, int socket, int event)
        : path(std::move(where)), handler(std::move(handle)), listening(socket), ending(event) {
        thread = Worker("control", [this](const std::stop_token& stop) { run(stop); });
    }

    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::array<pollfd, 2> files{{{listening.file(), POLLIN, 0}, {ending.file(), POLLIN, 0}}};
            if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) return;
            if (stop.stop_requested()) return;
            if ((files[0].revents & POLLIN) == 0) continue;
            const int file = accept4(listening.file(), nullptr, nullptr, SOCK_CLOEXEC);
            if (file < 0) continue;
            const Heartbeat::Turn turn(heartbeat);
            answer(Connection(file, ending.file()), handler);
        }
    }
};

Server::Server(std::unique_ptr<Work> work) : work_(std::move(work)) {}

Server::~Server() {
    std::error_code ignored;
    std::filesystem::remove(work_->path, ignored);
    work_->thread.request_stop();
    const std::uint64_t one = 1;
    if (::write(work_->ending.file(), &one, sizeof one) < 0) return;  // cannot be: nobody else counts it up
}

Result<std::unique_ptr<Server>> Server::open(const std::filesystem::path& path, Handler handler) {
    std::error_code error;
    // The folder is ours, the one it is in is the system's. Others may come as far as the socket, to be told who may
    // ask.
    std::filesystem::create_directory(path.parent_path(), error);
    chmod(path.parent_path().c_str(), 0755);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto name = path.string();
    if (name.size() >= sizeof address.sun_path) return failure("the path is too long for a socket", name);
    std::memcpy(address.sun_path, name.c_str(), name.size() + 1);

    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) return failure(last_error().message(), name);
    std::filesystem::remove(path, error);  // the lock on the state folder says that nobody listens there
    // Whoever may ask is decided by what the kernel says of them, so that the others are told why they may not.
    const bool listens = bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                         chmod(name.c_str(), 0666) == 0 && listen(socket, kWaiting) == 0;
    const int event = listens ? eventfd(0, EFD_CLOEXEC) : -1;
    if (event < 0) {
        const auto why = last_error();
        close(socket);
        return failure(why.message(), name);
    }
    return std::unique_ptr<Server>(new Server(std::make_unique<Work>(path, std::move(handler), socket, event)));
}

Milliseconds Server::busy() const {
    return work_->heartbeat.busy();
}

const std::filesystem::path& Server::path() const {
    return work_->path;
}

}  // namespace accolade::control
