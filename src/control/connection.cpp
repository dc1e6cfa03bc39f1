#include "connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <system_error>

namespace accolade::control {
namespace {

constexpr Milliseconds kForALook{50};

SteadyTime now() {
    return machine_clock()().steady;
}

}  // namespace

Connection::~Connection() {
    if (file_ >= 0) close(file_);
}

Result<Connection> Connection::to(const std::filesystem::path& socket, Milliseconds patience) {
    Connection connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int why = connection.reach(socket, patience);
    if (why == EAGAIN) return failure("the show does not answer; others wait for it already", socket.string());
    if (why != 0) return failure(std::generic_category().message(why), socket.string());
    return connection;
}

bool Connection::possible(const std::filesystem::path& socket) {
    Connection connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int why = connection.reach(socket, kForALook);
    return why == 0 || why == EAGAIN;
}

// 0, or what connect(2) says. Where so many wait that the kernel takes no more, it waits as long as a socket may send.
int Connection::reach(const std::filesystem::path& socket, Milliseconds patience) const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto name = socket.string();
    if (name.size() >= sizeof address.sun_path) return ENAMETOOLONG;
    std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
    if (file_ < 0) return EMFILE;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
    const timeval time{seconds.count(), std::chrono::microseconds(patience - seconds).count()};
    if (setsockopt(file_, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) != 0) return errno;
    return connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? 0 : errno;
}

void Connection::allow(Milliseconds time) {
    deadline_ = now() + time;
}

bool Connection::ready(short events) const {
    for (;;) {
        const auto left = (deadline_ - now()).count();
        if (left <= 0) return false;
        std::array<pollfd, 2> files{{{file_, events, 0}, {end_, POLLIN, 0}}};  // poll(2) skips what is negative
        const int count = poll(files.data(), files.size(), static_cast<int>(std::min<std::int64_t>(left, 60'000)));
        if (count > 0) return files[1].revents == 0;
        if (count < 0 && errno != EINTR) return false;
    }
}

std::optional<std::string> Connection::read_line(std::size_t longest) {
    std::string line;
    char next = 0;
    while (line.size() < longest && ready(POLLIN)) {
        const auto count = recv(file_, &next, 1, MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (count <= 0) return std::nullopt;
        if (next == '\n') return line;
        line += next;
    }
    return std::nullopt;
}

std::optional<std::string> Connection::read_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        if (!ready(POLLIN)) return std::nullopt;
        const auto more = recv(file_, bytes.data() + have, count - have, MSG_DONTWAIT);
        if (more < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (more <= 0) return std::nullopt;
        have += static_cast<std::size_t>(more);
    }
    return bytes;
}

bool Connection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        if (!ready(POLLOUT)) return false;
        const auto sent = send(file_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace accolade::control
