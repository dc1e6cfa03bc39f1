// Nginx: a real web server on loopback, as this user, with nothing outside its folder. Resource.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/process.h"
#include "support/temp_folder.h"

namespace accolade::test {

inline int free_port() {
    const int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* raw = &address;
    socklen_t size = sizeof address;
    bind(socket_, static_cast<sockaddr*>(raw), size);
    getsockname(socket_, static_cast<sockaddr*>(raw), &size);
    close(socket_);
    return ntohs(address.sin_port);
}

// A socket that is connected to it; nothing where nobody listens.
inline std::optional<int> connected(int port) {
    const int socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* raw = &address;
    if (connect(socket_, static_cast<sockaddr*>(raw), sizeof address) == 0) return socket_;
    close(socket_);
    return std::nullopt;
}

inline bool answers(int port) {
    const auto socket_ = connected(port);
    if (socket_) close(*socket_);
    return socket_.has_value();
}

// The status line of the answer, as curl(1) would see it; `headers` have their line ends.
inline std::string post(int port, const std::string& path, const std::string& body, const std::string& headers = "") {
    const auto socket_ = connected(port);
    if (!socket_) return "nobody answers";
    const auto request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: " +
                         std::to_string(body.size()) + "\r\n" + headers + "\r\n" + body;
    std::string answer;
    if (send(*socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size())) {
        char bytes[4096];
        for (ssize_t size = 0; (size = recv(*socket_, bytes, sizeof bytes, 0)) > 0;)
            answer.append(bytes, static_cast<std::size_t>(size));
    }
    close(*socket_);
    return answer.substr(0, answer.find("\r\n"));
}

class Nginx {
  public:
    // What stands in its configuration besides; F/ is its folder.
    struct More {
        std::string main;    // first of all: load_module
        std::string listen;  // after the port: "ssl http2"
        std::string http, server;
    };

    Nginx() : Nginx(More{}) {}
    explicit Nginx(const More& more, const std::vector<std::pair<std::string, std::string>>& files = {}) {
        std::filesystem::create_directories(folder_ / "www");
        for (const auto& [name, bytes] : files) folder_.write(name, bytes);
        std::string words =
            more.main +
            "daemon off; master_process off; pid F/pid; error_log F/error.log;\n"
            "events { worker_connections 256; }\n"
            "http { log_format plain '\"$request\" $status $connection'; access_log F/access.log plain;\n"
            "  etag on; client_body_temp_path F/a; proxy_temp_path F/b; fastcgi_temp_path F/c;\n"
            "  uwsgi_temp_path F/d; scgi_temp_path F/e;\n"
            "  types { application/feed+json json; image/png png; text/html html; }\n" +
            more.http + "  server { listen 127.0.0.1:" + std::to_string(port_) + " " + more.listen + "; root F/www;\n" +
            more.server + "  } }\n";
        const auto folder = folder_.path().string();
        for (std::size_t at = 0; (at = words.find("F/", at)) != std::string::npos; at += folder.size())
            words.replace(at, 1, folder);
        folder_.write("nginx.conf", words);
        secure_ = more.listen.find("ssl") != std::string::npos;
        start();
    }
    void start() {
        const Environment environment{{"PATH", std::string("/usr/sbin:/sbin:/usr/bin:/bin")}};
        const auto f = folder_.path().string();
        server_ = std::make_unique<Process>(
            std::vector<std::string>{"nginx", "-p", f, "-c", f + "/nginx.conf", "-e", f + "/error.log"}, environment,
            folder_ / "said");
        eventually([&] { return answers(port_); });
    }
    void die() { server_.reset(); }

    // Whole or not at all, as a server's files should be changed.
    void put(const std::string& name, std::string_view bytes) const {
        folder_.write("new", bytes);
        std::filesystem::rename(folder_ / "new", folder_ / "www" / name);
    }
    std::string url(const std::string& name = "feed.json") const {
        return (secure_ ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(port_) + "/" + name;
    }
    int port() const { return port_; }
    // How many answers of this kind it has given: answered(" 304 ").
    std::size_t answered(const std::string& words) const {
        const auto log = TempFolder::read(folder_ / "access.log");
        std::size_t count = 0;
        for (auto at = log.find(words); at != std::string::npos; at = log.find(words, at + 1)) ++count;
        return count;
    }
    // Over how many connections.
    std::size_t connections() const {
        std::istringstream log(TempFolder::read(folder_ / "access.log"));
        std::set<std::string> numbers;
        for (std::string line; std::getline(log, line);) numbers.insert(line.substr(line.rfind(' ')));
        return numbers.size();
    }
    std::string said() const { return TempFolder::read(folder_ / "said") + TempFolder::read(folder_ / "error.log"); }
    std::filesystem::path www() const { return folder_ / "www"; }

  private:
    TempFolder folder_;
    int port_ = free_port();
    bool secure_ = false;
    std::unique_ptr<Process> server_;
};

}  // namespace accolade::test
