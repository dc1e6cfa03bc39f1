#include "app/notify.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace accolade::app {

Notify::Notify() {
    if (const char* path = std::getenv("NOTIFY_SOCKET");
        path != nullptr && *path != '\0') {  // NOLINT(concurrency-mt-unsafe)
        address_ = path;
        if (address_.front() == '@') address_.front() = '\0';  // an abstract name
        socket_ = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    }
    if (const char* time = std::getenv("WATCHDOG_USEC"); time != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        const long long microseconds = std::strtoll(time, nullptr, 10);
        if (microseconds > 0) half_ = Milliseconds(microseconds / 2000);
    }
}

Notify::~Notify() {
    if (socket_ >= 0) close(socket_);
}

void Notify::send(std::string_view message) const {
    sockaddr_un to{};
    if (socket_ < 0 || address_.size() >= sizeof to.sun_path) return;
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    sendto(socket_, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT, reinterpret_cast<const sockaddr*>(&to),
           length);
}

void Notify::ready() {
    send("READY=1");
}

void Notify::stopping() {
    send("STOPPING=1");
}

void Notify::status(std::string_view line) {
    if (line == status_) return;
    status_ = line;
    send("STATUS=" + status_);
}

void Notify::alive(SteadyTime now) {
    if (!half_ || (fed_ != SteadyTime{} && now - fed_ < *half_)) return;
    fed_ = now;
    send("WATCHDOG=1");
}

std::optional<SteadyTime> Notify::next() const {
    if (!half_ || socket_ < 0) return std::nullopt;
    return fed_ + *half_;
}

}  // namespace accolade::app
