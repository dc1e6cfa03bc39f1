// Hub: config/nginx-live.conf as it ships, with a port and folders of a test's own, on a real nginx; published to with
// curl, as docs/live.md shows. Resource.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "support/nginx.h"
#include "support/process.h"
#include "support/temp_folder.h"

namespace accolade::test {

inline const std::string kNchan = "/usr/lib/nginx/modules/ngx_nchan_module.so";

inline bool can_have_hub() {
    return installed("nginx") && installed("curl") && std::filesystem::exists(kNchan);
}

// What a program says in the end.
inline std::string said_by(const std::vector<std::string>& words) {
    const TempFolder folder;
    Process process(words, {}, folder / "said");
    process.ends();
    return process.said();
}

class Redis {
  public:
    Redis() {
        process_ = std::make_unique<Process>(
            std::vector<std::string>{"redis-server", "--bind", "127.0.0.1", "--port", std::to_string(port_), "--save",
                                     "", "--dir", folder_.path().string()},
            Environment{}, folder_ / "said");
        eventually([&] { return answers(port_); });
    }
    int port() const { return port_; }

  private:
    TempFolder folder_;
    int port_ = free_port();
    std::unique_ptr<Process> process_;
};

class Hub {
  public:
    // With Redis behind it: the lines of the file that begin with a # and no blank.
    explicit Hub(const Redis* redis = nullptr) : nginx_(more(redis, port_)) {
        eventually([this] { return answers(port_); });
    }

    // Beside the stream: the feed lies in the hub's own folder.
    void put(const std::string& name, const std::string& bytes) const { nginx_.put(name, bytes); }
    std::string url(const std::string& name = "feed.json") const {
        return "http://127.0.0.1:" + std::to_string(port_) + "/" + name;
    }
    std::filesystem::path path(const std::string& name) const { return nginx_.www() / name; }
    void die() { nginx_.die(); }
    void start() {
        nginx_.start();
        eventually([this] { return answers(port_); });
    }

    // The answer's status. `more`: further words for curl.
    std::string publish(const std::string& event, const std::string& data, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"curl",   "-s",           "-o",          "/dev/null",
                                       "-w",     "%{http_code}", "-H",          "X-EventSource-Event: " + event,
                                       "--data", data,           url("publish")};
        words.insert(words.end(), more.begin(), more.end());
        return said_by(words);
    }
    int listeners() const {
        const auto said = said_by({"curl", "-s", url("publish")});
        const std::string words = "active subscribers: ";
        const auto at = said.find(words);
        return at == std::string::npos ? 0 : std::atoi(said.c_str() + at + words.size());
    }
    bool heard_by(int listeners_wanted) const {
        return eventually([&] { return listeners() == listeners_wanted; });
    }
    std::string said() const { return nginx_.said(); }

  private:
    static Nginx::More more(const Redis* redis, int port) {
        auto file = TempFolder::read(std::filesystem::path(ACCOLADE_SOURCE_DIR) / "config/nginx-live.conf");
        const auto replace = [&file](const std::string& from, const std::string& to) {
            const auto at = file.find(from);
            if (at != std::string::npos) file.replace(at, from.size(), to);
        };
        replace("listen 80;", "listen 127.0.0.1:" + std::to_string(port) + ";");
        replace("listen [::]:80;", "");
        replace("/srv/accolade;", "F/www;");
        replace("/etc/nginx/accolade-publishers;", "F/publishers;");
        if (redis != nullptr) {
            file = std::regex_replace(file, std::regex("(^|\n)( *)#(?=[^ \n])"), "$1$2");
            replace(":6379", ":" + std::to_string(redis->port()));
        }
        Nginx::More all;
        all.main = "load_module " + kNchan + ";\n";
        all.http = file;
        return all;
    }

    int port_ = free_port();
    Nginx nginx_;
};

}  // namespace accolade::test
