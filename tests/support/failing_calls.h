// FailingCalls: a disk that fails, for a program as it is: system calls that change what lies below a folder are
// counted, and some are answered with an error instead of being made. By the kernel (seccomp_unotify(2)), so that the
// libraries of the program meet it too, and all its processes. Resource; a thread of its own.
#pragma once

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace accolade::test {

class FailingCalls {
  public:
    // The calls from the nth on that fail, and with what (errno); 0: none.
    struct Plan {
        std::filesystem::path folder;
        int from = 0, count = 1;
        int error = EIO;
    };
    struct Call {
        std::string name, path;
        bool failed = false;
    };

    explicit FailingCalls(Plan plan) : plan_(std::move(plan)) {
        // Whose end of it the filter's descriptor comes through.
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, line_.data()) != 0) line_ = {-1, -1};
    }
    FailingCalls(const FailingCalls&) = delete;
    FailingCalls& operator=(const FailingCalls&) = delete;
    // REQUIRES that the program has ended.
    ~FailingCalls() {
        thread_ = {};
        for (const int one : {line_[0], line_[1], listener_})
            if (one >= 0) close(one);
    }

    // In the child, last of all before exec.
    void as_child() const {
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        auto program = filter();
        const sock_fprog all{static_cast<unsigned short>(program.size()), program.data()};
        const auto listener =
            static_cast<int>(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &all));
        send_descriptor(line_[1], listener);
    }
    // In the parent, once the child is there. False where this kernel does not let us.
    bool watch() {
        close(std::exchange(line_[1], -1));
        listener_ = receive_descriptor(line_[0]);
        if (listener_ < 0) return false;
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
        return true;
    }

    std::vector<Call> calls() const {
        const std::lock_guard lock(mutex_);
        return calls_;
    }
    std::size_t count() const {
        const std::lock_guard lock(mutex_);
        return calls_.size();
    }

  private:
    enum class Names { descriptor, path, path_in_folder };
    struct Watched {
        long number;
        const char* name;
        Names names;           // what its first arguments are
        bool creates = false;  // only where it makes a file
    };
    static const std::vector<Watched>& watched() {
        static const std::vector<Watched> kAll{
            {SYS_write, "write", Names::descriptor},
            {SYS_pwrite64, "pwrite", Names::descriptor},
            {SYS_ftruncate, "ftruncate", Names::descriptor},
            {SYS_fsync, "fsync", Names::descriptor},
            {SYS_fdatasync, "fdatasync", Names::descriptor},
            {SYS_openat, "openat", Names::path_in_folder, true},
            {SYS_mkdirat, "mkdirat", Names::path_in_folder},
            {SYS_unlinkat, "unlinkat", Names::path_in_folder},
            {SYS_renameat, "renameat", Names::path_in_folder},
            {SYS_renameat2, "renameat2", Names::path_in_folder},
#ifdef SYS_rename
            {SYS_rename, "rename", Names::path},
            {SYS_mkdir, "mkdir", Names::path},
            {SYS_unlink, "unlink", Names::path},
#endif
        };
        return kAll;
    }
    static std::vector<sock_filter> filter() {
        std::vector<sock_filter> program;
        const auto add = [&](int code, std::size_t k, int yes = 0, int no = 0) {
            program.push_back({static_cast<std::uint16_t>(code), static_cast<std::uint8_t>(yes),
                               static_cast<std::uint8_t>(no), static_cast<std::uint32_t>(k)});
        };
        constexpr auto kLoad = BPF_LD | BPF_W | BPF_ABS, kEquals = BPF_JMP | BPF_JEQ | BPF_K, kReturn = BPF_RET | BPF_K;
        add(kLoad, offsetof(seccomp_data, nr));
        for (const auto& one : watched()) {
            const auto number = static_cast<std::size_t>(one.number);
            if (!one.creates) {
                add(kEquals, number, 0, 1);
                add(kReturn, SECCOMP_RET_USER_NOTIF);
                continue;
            }
            add(kEquals, number, 0, 4);
            add(kLoad, offsetof(seccomp_data, args) + 2 * sizeof(std::uint64_t));  // the lower half: little end first
            add(BPF_JMP | BPF_JSET | BPF_K, O_CREAT, 0, 1);
            add(kReturn, SECCOMP_RET_USER_NOTIF);
            add(kReturn, SECCOMP_RET_ALLOW);
        }
        add(kReturn, SECCOMP_RET_ALLOW);
        return program;
    }

    union Ancillary {  // room for one descriptor
        cmsghdr head;
        char bytes[CMSG_SPACE(sizeof(int))];
    };
    static void send_descriptor(int line, int descriptor) {
        char byte = descriptor >= 0 ? 'y' : 'n';
        iovec what{&byte, 1};
        msghdr message{};
        message.msg_iov = &what;
        message.msg_iovlen = 1;
        Ancillary room{};
        if (descriptor >= 0) {
            message.msg_control = room.bytes;
            message.msg_controllen = sizeof room.bytes;
            room.head.cmsg_level = SOL_SOCKET;
            room.head.cmsg_type = SCM_RIGHTS;
            room.head.cmsg_len = CMSG_LEN(sizeof descriptor);
            std::memcpy(CMSG_DATA(&room.head), &descriptor, sizeof descriptor);
        }
        (void)sendmsg(line, &message, MSG_NOSIGNAL);
    }
    static int receive_descriptor(int line) {
        char byte = 0;
        iovec what{&byte, 1};
        msghdr message{};
        Ancillary room{};
        message.msg_iov = &what;
        message.msg_iovlen = 1;
        message.msg_control = room.bytes;
        message.msg_controllen = sizeof room.bytes;
        if (recvmsg(line, &message, MSG_CMSG_CLOEXEC) != 1 || byte != 'y') return -1;
        const cmsghdr* head = CMSG_FIRSTHDR(&message);
        int descriptor = -1;
        if (head != nullptr && head->cmsg_type == SCM_RIGHTS)
            std::memcpy(&descriptor, CMSG_DATA(head), sizeof descriptor);
        return descriptor;
    }

    static std::string link(std::uint32_t thread, const std::string& which) {
        std::error_code error;
        return std::filesystem::read_symlink("/proc/" + std::to_string(thread) + "/" + which, error).string();
    }
    static std::string text(std::uint32_t thread, std::uint64_t at) {
        const auto file = "/proc/" + std::to_string(thread) + "/mem";
        const int memory = open(file.c_str(), O_RDONLY | O_CLOEXEC);
        std::string all;
        char byte = 0;
        while (memory >= 0 && pread(memory, &byte, 1, static_cast<off_t>(at + all.size())) == 1 && byte != 0)
            all += byte;
        if (memory >= 0) close(memory);
        return all;
    }
    static std::string path_of(const seccomp_notif& call, Names names) {
        const auto descriptor = "fd/" + std::to_string(static_cast<int>(call.data.args[0]));
        if (names == Names::descriptor) return link(call.pid, descriptor);
        auto path = text(call.pid, call.data.args[names == Names::path ? 0 : 1]);
        if (path.starts_with('/')) return path;
        const bool here = names == Names::path || static_cast<int>(call.data.args[0]) == AT_FDCWD;
        return link(call.pid, here ? "cwd" : descriptor) + "/" + path;
    }

    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd ready{listener_, POLLIN, 0};
            if (poll(&ready, 1, 50) <= 0) continue;
            if ((ready.revents & POLLIN) == 0) return;  // the last of its processes has ended
            seccomp_notif call{};
            if (ioctl(listener_, SECCOMP_IOCTL_NOTIF_RECV, &call) != 0) continue;
            seccomp_notif_resp answer{};
            answer.id = call.id;
            if (fails(call)) {
                answer.error = -plan_.error;
            } else {
                answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
            }
            (void)ioctl(listener_, SECCOMP_IOCTL_NOTIF_SEND, &answer);  // it may have been killed meanwhile
        }
    }
    bool fails(const seccomp_notif& call) {
        for (const auto& one : watched()) {
            if (one.number != call.data.nr) continue;
            auto path = path_of(call, one.names);
            if (!path.starts_with(plan_.folder.string())) return false;
            const std::lock_guard lock(mutex_);
            const int number = static_cast<int>(calls_.size()) + 1;
            const bool fails = plan_.from > 0 && number >= plan_.from && number - plan_.from < plan_.count;
            calls_.push_back({one.name, std::move(path), fails});
            return fails;
        }
        return false;
    }

    Plan plan_;
    std::array<int, 2> line_{-1, -1};
    int listener_ = -1;
    mutable std::mutex mutex_;
    std::vector<Call> calls_;
    std::jthread thread_;  // last: it uses all above
};

}  // namespace accolade::test
