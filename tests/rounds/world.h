// What the rounds share: a web server whose feed becomes another one all the time and that knows what a show must have
// taken in of it, and what a running show says is on.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/json.h"
#include "control/client.h"
#include "control/socket.h"
#include "lobby/lobby.h"
#include "support/raw_server.h"

namespace accolade::test {

// "news-17" is 17.
inline std::optional<int> number_in(std::string_view name, std::string_view before) {
    if (!name.starts_with(before)) return std::nullopt;
    const auto digits = name.substr(before.size());
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    return std::stoi(std::string(digits));
}

// A picture of its own for every number.
inline std::string numbered_picture(int number) {
    const auto colour = 0xFF000000U | (static_cast<std::uint32_t>(number) * 2654435761U >> 8U);
    return picture(colour, colour ^ 0x00FFFFFFU);
}

// The feed at /feed.json, in versions; its pictures are "pic-N.png". Counts from version 1.
class ChangingFeed {
  public:
    // `next`: which version a request finds, by the one before and by how many requests this show has made with this
    // one; called on the server's thread.
    ChangingFeed(std::function<std::string(int)> document, std::function<int(int, int)> next)
        : document_(std::move(document)), next_(std::move(next)) {}

    std::string url() const { return server_.url(); }
    void go(bool online) {
        const std::lock_guard lock(mutex_);
        online_ = online;
    }
    // A show has ended, perhaps before it read what was sent last.
    void show_is_gone() {
        const std::lock_guard lock(mutex_);
        sent_ = asked_ = 0;
    }
    // The newest version that a show has surely dealt with: it has asked again since. 0: none.
    int taken_in() const {
        const std::lock_guard lock(mutex_);
        return taken_in_;
    }
    int version() const {
        const std::lock_guard lock(mutex_);
        return version_;
    }
    // How often the show that runs has asked for the feed.
    int asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }

  private:
    void answer_to(const std::string& request, const Client& client) {
        const auto path = request.substr(0, request.find("\r\n"));
        std::unique_lock lock(mutex_);
        if (const auto at = path.find("/pic-"); at != std::string::npos) {
            const int number = std::atoi(path.c_str() + at + 5);
            const bool online = online_;
            lock.unlock();
            if (!online) return (void)client.send(answer("", "", "503 Service Unavailable"));
            return (void)client.send(answer(numbered_picture(number), "Content-Type: image/png\r\n"));
        }
        ++asked_;
        taken_in_ = std::max(taken_in_, std::exchange(sent_, 0));
        if (!online_) {
            lock.unlock();
            return (void)client.send(answer("", "", "503 Service Unavailable"));
        }
        version_ = next_(version_, asked_);
        const int version = version_;
        lock.unlock();
        if (!client.send(answer(document_(version)))) return;
        lock.lock();
        sent_ = version;
    }

    std::function<std::string(int)> document_;
    std::function<int(int, int)> next_;
    mutable std::mutex mutex_;
    bool online_ = true;
    int version_ = 0, sent_ = 0, taken_in_ = 0, asked_ = 0;
    RawServer server_{[this](const std::string& request, const Client& client) { answer_to(request, client); }};
};

// The id of the item that a show says is on; empty where it says nothing, or shows none.
inline std::string item_on(const std::filesystem::path& home, const std::filesystem::path& state) {
    const auto said = control::ask(home / "accolade" / control::socket_name(state), control::AskStatus{true});
    if (!said) return {};
    const auto status = json::parse(said->bytes, "status");
    const auto* on = status ? status->root.find("on") : nullptr;
    const auto* item = on != nullptr && on->is(json::Type::object) ? on->find("item") : nullptr;
    return item != nullptr && item->string != "idle" ? item->string : std::string();
}

}  // namespace accolade::test
