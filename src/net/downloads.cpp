#include "net/downloads.h"

#include <chrono>
#include <utility>

namespace accolade::net {

Downloads::Downloads(Fetch fetch, int threads, std::function<void(Delivery)> deliver)
    : fetch_(std::move(fetch)), deliver_(std::move(deliver)), left_(static_cast<std::size_t>(threads)) {
    for (int i = 0; i < threads; ++i) {
        threads_.emplace_back("download " + std::to_string(i + 1), [this](const std::stop_token& stop) { work(stop); });
    }
}

Downloads::~Downloads() {
    orders_.close();
    for (auto& thread : threads_) thread.request_stop();
}

void Downloads::start(std::string label, Request request) {
    orders_.push({std::move(label), std::move(request)});
}

bool Downloads::stop(Milliseconds patience) {
    orders_.close();
    for (auto& thread : threads_) thread.request_stop();
    while (left_ > 0 && ended_.wait_for(patience)) --left_;
    return left_ == 0;
}

void Downloads::work(const std::stop_token& stop) {
    while (auto order = orders_.wait()) {
        if (stop.stop_requested()) break;
        auto fetched = fetch_(order->request, stop);
        if (stop.stop_requested()) break;
        deliver_({std::move(order->label), std::move(fetched)});
    }
    ended_.push(true);
}

}  // namespace accolade::net
