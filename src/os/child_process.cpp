#include "os/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

namespace accolade {

namespace {

union Ancillary {
    cmsghdr header;
    std::array<char, CMSG_SPACE(sizeof(int) * kMostDescriptors)> room;
};

std::unexpected<Error> not_started(const std::filesystem::path& program, int error) {
    return failure("cannot be started: " + std::error_code(error, std::generic_category()).message(), program.string());
}

// What posix_spawn is told of files and signals; freed at the end.
struct Orders {
    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};

    explicit Orders(int socket) {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawnattr_init(&attributes);
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
        ::posix_spawn_file_actions_adddup2(&files, socket, kChildSocket);
        // What ends us is sent to it as well (by a terminal, by systemd); it ends when we do.
        sigset_t ours, usual;
        sigemptyset(&ours);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ours, signal);
        sigfillset(&usual);
        ::posix_spawnattr_setsigmask(&attributes, &ours);
        ::posix_spawnattr_setsigdefault(&attributes, &usual);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    Orders(const Orders&) = delete;
    Orders& operator=(const Orders&) = delete;
    ~Orders() {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
};

}  // namespace

bool send_packet(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors) {
    assert(descriptors.size() <= kMostDescriptors);
    // sendmsg writes to none of it.
    iovec part{const_cast<std::byte*>(bytes.data()), bytes.size()};  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    Ancillary ancillary{};
    if (!descriptors.empty()) {
        message.msg_control = ancillary.room.data();
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        auto* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
    }
    ssize_t sent = 0;
    do sent = ::sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(bytes.size());
}

Packet receive_packet(int socket, std::span<std::byte> into) {
    iovec part{into.data(), into.size()};
    msghdr message{};
    Ancillary ancillary{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = ancillary.room.data();
    message.msg_controllen = sizeof ancillary.room;
    ssize_t got = 0;
    do got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    Packet packet;
    if (got <= 0) return packet;
    packet.bytes = static_cast<std::size_t>(got);
    std::size_t count = 0;
    for (auto* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        const std::size_t here = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < here && count < kMostDescriptors; ++i)
            std::memcpy(&packet.descriptors[count++], CMSG_DATA(header) + i * sizeof(int), sizeof(int));
    }
    if ((message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0) return packet;
    for (const int descriptor : packet.descriptors) {
        if (descriptor >= 0) ::close(descriptor);
    }
    return {};
}

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program, const std::string& word) {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) return not_started(program, errno);
    // A copy of another number: dup2 to its own number would leave it to be closed with the start.
    const int theirs = ::fcntl(ends[1], F_DUPFD_CLOEXEC, kChildSocket + 1);
    ::close(ends[1]);
    if (theirs < 0) {
        const int error = errno;
        ::close(ends[0]);
        return not_started(program, error);
    }
    std::string name = program.string(), argument = word;
    const std::array<char*, 3> arguments{name.data(), argument.data(), nullptr};
    const Orders orders(theirs);
    pid_t id = -1;
    const int error = ::posix_spawn(&id, name.c_str(), &orders.files, &orders.attributes, arguments.data(), ::environ);
    ::close(theirs);
    if (error != 0) {
        ::close(ends[0]);
        return not_started(program, error);
    }
    return ChildProcess(id, ends[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : id_(std::exchange(other.id_, -1)), socket_(std::exchange(other.socket_, -1)) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(socket_, other.socket_);
    return *this;
}

ChildProcess::~ChildProcess() {
    end();
}

Milliseconds ChildProcess::processor_time() const {
    clockid_t clock{};
    timespec time{};
    if (id_ < 0 || ::clock_getcpuclockid(id_, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        return Milliseconds(0);
    return Seconds(time.tv_sec) + std::chrono::floor<Milliseconds>(std::chrono::nanoseconds(time.tv_nsec));
}

ChildProcess::Heard ChildProcess::wait(Milliseconds longest, int stop) const {
    const auto until = std::chrono::steady_clock::now() + longest;
    std::array<pollfd, 2> on{pollfd{socket_, POLLIN, 0}, pollfd{stop, POLLIN, 0}};  // poll skips a negative one
    for (;;) {
        const auto left = std::chrono::ceil<Milliseconds>(until - std::chrono::steady_clock::now());
        const int ready = ::poll(on.data(), on.size(), std::max(0, static_cast<int>(left.count())));
        if (ready == 0) return Heard::nothing;
        if (ready < 0) {
            if (errno == EINTR) continue;
            return Heard::gone;
        }
        if (on[1].revents != 0) return Heard::stopped;
        return (on[0].revents & POLLIN) != 0 ? Heard::packet : Heard::gone;
    }
}

std::optional<ChildProcess::End> ChildProcess::end() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    if (id_ < 0) return std::nullopt;
    const int id = std::exchange(id_, -1);
    int status = 0;
    pid_t gone = ::waitpid(id, &status, WNOHANG);
    if (gone == 0) ::kill(id, SIGKILL);
    // A process that waits for a dead disk cannot be killed; nobody waits for it.
    for (int tries = 0; gone == 0 && tries < 200; ++tries) {
        gone = ::waitpid(id, &status, WNOHANG);
        if (gone == 0) std::this_thread::sleep_for(Milliseconds(2));
    }
    if (gone != id) return std::nullopt;
    if (WIFSIGNALED(status)) return End{true, WTERMSIG(status)};
    return End{false, WEXITSTATUS(status)};
}

}  // namespace accolade
