// ChildProcess: a program that runs beside ours and is spoken to in packets, each of which may carry descriptors.
//
// It inherits nothing but kChildSocket, the other end of that line: no file, no word on our stderr, none of the signals
// that end us. It is over when the line is closed: by then it must have ended by itself, or is killed. Resource; one
// thread.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "base/result.h"
#include "base/time.h"

namespace accolade {

inline constexpr int kChildSocket = 3;
inline constexpr std::size_t kMostDescriptors = 2;  // in one packet

// What a packet brought. The descriptors are the caller's to close.
struct Packet {
    std::size_t bytes = 0;  // 0: the other end is gone
    std::array<int, kMostDescriptors> descriptors{-1, -1};
};

// One whole packet, or nothing: false where the other end is gone. REQUIRES at most kMostDescriptors.
bool send_packet(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors = {});
// Waits. A packet longer than `into`, or with more descriptors than that, counts as if the other end were gone.
Packet receive_packet(int socket, std::span<std::byte> into);

class ChildProcess {
  public:
    enum class Heard { packet, gone, nothing, stopped };
    struct End {
        bool killed = false;  // by a signal
        int code = 0;         // of its exit, or of that signal
    };

    // `word` is its only argument.
    static Result<ChildProcess> start(const std::filesystem::path& program, const std::string& word);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    int socket() const { return socket_; }
    Milliseconds processor_time() const;  // that it has used so far
    // Until it says something or is gone, or for so long, or until `stop` can be read.
    Heard wait(Milliseconds longest, int stop) const;
    // Ends it, if it has not ended by itself. Nothing where the kernel would not let go of it.
    std::optional<End> end();

  private:
    ChildProcess(int id, int socket) : id_(id), socket_(socket) {}

    int id_ = -1;
    int socket_ = -1;
};

}  // namespace accolade
