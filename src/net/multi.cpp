#include "multi.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace accolade::net {
namespace {

constexpr long kKept = 32;  // connections

// What goes wrong here is our mistake, or memory: the thread cannot go on (os/worker.h).
void demand(CURLMcode code) {
    if (code != CURLM_OK) throw std::runtime_error(std::string("libcurl: ") + curl_multi_strerror(code));
}

CURLM* made() {
    // Thread-safe once, and never undone: threads of a resolver may outlive main.
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    CURLM* multi = ready ? curl_multi_init() : nullptr;
    if (multi == nullptr) throw std::runtime_error("libcurl cannot start");
    return multi;
}

}  // namespace

Multi::Multi() : multi_(made()) {
    demand(curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_MULTIPLEX)));
    demand(curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, kKept));
}

Multi::~Multi() {
    for (const auto& [handle, running] : running_) curl_multi_remove_handle(multi_.get(), handle);
}

void Multi::begin(Exchange& exchange, Ended ended) {
    if (auto failure = exchange.begin()) return ended(std::unexpected(std::move(*failure)));
    run(exchange.handle(), {&exchange, std::move(ended)});
}

void Multi::run(CURL* handle, Running running) {
    demand(curl_multi_add_handle(multi_.get(), handle));
    running_.emplace(handle, std::move(running));
}

void Multi::leave(Exchange& exchange) {
    const auto found =
        std::ranges::find_if(running_, [&](const auto& one) { return one.second.exchange == &exchange; });
    if (found == running_.end()) return;
    curl_multi_remove_handle(multi_.get(), found->first);
    running_.erase(found);
}

void Multi::turn() {
    int running = 0;
    demand(curl_multi_perform(multi_.get(), &running));
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg == CURLMSG_DONE) hop_ended(message->easy_handle, message->data.result);
    }
}

void Multi::hop_ended(CURL* handle, CURLcode code) {
    const auto found = running_.find(handle);
    auto running = std::move(found->second);
    running_.erase(found);
    curl_multi_remove_handle(multi_.get(), handle);
    auto* exchange = running.exchange;
    if (auto fetched = exchange->ended(code)) return running.ended(std::move(*fetched));
    run(exchange->handle(), std::move(running));
}

void Multi::wait(Milliseconds longest) {
    demand(curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(longest.count()), nullptr));
}

void Multi::wake() {
    curl_multi_wakeup(multi_.get());
}

}  // namespace accolade::net
