// What systemd listens with (sd_notify(3)): a socket of datagrams.
#pragma once

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <string>

#include "support/process.h"

namespace accolade::test {

class Listener {
  public:
    explicit Listener(const std::filesystem::path& path) : socket_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        void* raw = &address;
        bind(socket_, static_cast<sockaddr*>(raw), sizeof address);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener() { close(socket_); }

    // The next message that is there; nothing where there is none.
    std::string heard() const {
        char text[512];
        const auto length = recv(socket_, text, sizeof text, MSG_DONTWAIT);
        return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : "";
    }
    // Nothing is kept of what was said before.
    void forget() const {
        while (!heard().empty()) {
        }
    }
    bool hears(const std::string& words, std::chrono::milliseconds patience) const {
        return eventually(
            [&] {
                for (auto message = heard(); !message.empty(); message = heard())
                    if (message == words) return true;
                return false;
            },
            patience);
    }

  private:
    int socket_;
};

}  // namespace accolade::test
