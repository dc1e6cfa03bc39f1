// RawServer: a small world on loopback that answers each connection with whatever bytes its script says, right or
// wrong. One thread, one connection at a time; every wait is bounded. Resource.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/queue.h"

namespace accolade::test {

class Client {
  public:
    Client(int socket, std::stop_token stop) : socket_(socket), stop_(std::move(stop)) {}

    // False once the other side is gone, or the server is asked to end.
    bool send(std::string_view bytes) const {
        while (!bytes.empty() && !stop_.stop_requested()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return !stop_.stop_requested();
    }

    // Says nothing until the other side goes.
    void wait_for_goodbye() const {
        while (!stop_.stop_requested()) {
            pollfd ready{socket_, POLLIN, 0};
            if (poll(&ready, 1, 10) > 0) {
                char byte = 0;
                if (recv(socket_, &byte, 1, 0) <= 0) return;
            }
        }
    }

  private:
    int socket_;
    std::stop_token stop_;
};

class RawServer {
  public:
    using Script = std::function<void(const std::string& request, const Client& client)>;

    explicit RawServer(Script script) : script_(std::move(script)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        void* raw = &address;
        socklen_t size = sizeof address;
        bind(listener_, static_cast<sockaddr*>(raw), size);
        listen(listener_, 16);
        getsockname(listener_, static_cast<sockaddr*>(raw), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    explicit RawServer(std::string answer)
        : RawServer([answer = std::move(answer)](const std::string&, const Client& client) { client.send(answer); }) {}
    ~RawServer() {
        thread_.request_stop();
        thread_.join();
        close(listener_);
    }
    RawServer(const RawServer&) = delete;
    RawServer& operator=(const RawServer&) = delete;

    int port() const { return port_; }
    std::string url(const std::string& path = "/feed.json") const {
        return "http://127.0.0.1:" + std::to_string(port_) + path;
    }
    // The next request that came; empty where none does.
    std::string request() { return requests_.wait_for(std::chrono::milliseconds(500)).value_or(""); }
    std::size_t requests_so_far() { return requests_.take_all().size(); }

  private:
    void serve(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            pollfd ready{listener_, POLLIN, 0};
            if (poll(&ready, 1, 5) <= 0) continue;
            const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0) continue;
            const auto text = read_request(client, stop);
            if (!text.empty()) {
                requests_.push(text);
                script_(text, Client(client, stop));
            }
            // Half-closed first, and what is unread is read, so that the answer is not lost to a reset.
            shutdown(client, SHUT_WR);
            pollfd last{client, POLLIN, 0};
            for (int i = 0; i < 20 && poll(&last, 1, 10) >= 0 && !stop.stop_requested(); ++i) {
                char rest[4096];
                if ((last.revents & POLLIN) != 0 && recv(client, rest, sizeof rest, 0) <= 0) break;
            }
            close(client);
        }
    }

    static std::string read_request(int client, const std::stop_token& stop) {
        std::string text;
        while (text.find("\r\n\r\n") == std::string::npos && !stop.stop_requested()) {
            pollfd ready{client, POLLIN, 0};
            if (poll(&ready, 1, 10) <= 0) continue;
            char bytes[4096];
            const auto size = recv(client, bytes, sizeof bytes, 0);
            if (size <= 0) return {};
            text.append(bytes, static_cast<std::size_t>(size));
        }
        return text;
    }

    Script script_;
    int listener_ = -1, port_ = 0;
    Queue<std::string> requests_;
    std::jthread thread_;
};

// A whole answer, right in every way.
inline std::string answer(std::string_view body, const std::string& headers = "Content-Type: application/feed+json\r\n",
                          const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + std::string(body);
}

}  // namespace accolade::test
