#include "net/downloads.h"

#include <chrono>
#include <utility>

namespace accolade::net {

Downloads::Downloads(Fetch fetch, int threads) : fetch_(std::move(fetch)), left_(static_cast<std::size_t>(threads)) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back("download " + std::to_string(i + 1), [this](const std::stop_token& stop) { work(stop); });
    }
}

Downloads::~Downloads() {
    jobs_.close();
    for (auto& thread : threads_) thread.request_stop();
}

void Downloads::start(Request request, std::function<void(Fetched)> then) {
    jobs_.push({std::move(request), std::move(then)});
}

bool Downloads::stop(Milliseconds longest) {
    jobs_.close();
    for (auto& thread : threads_) thread.request_stop();
    while (left_ > 0 && ended_.wait_for(longest)) --left_;
    return left_ == 0;
}

void Downloads::work(const std::stop_token& stop) {
    while (auto job = jobs_.wait()) {
        if (stop.stop_requested()) break;
        auto fetched = fetch_(job->request, stop);
        if (stop.stop_requested()) break;
        job->then(std::move(fetched));
    }
    ended_.push(true);
}

}  // namespace accolade::net
