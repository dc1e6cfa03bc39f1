// Downloads: a few threads that fetch what they are told to, in the order they were told. What comes is delivered on
// one of those threads. Owned by the feed worker.
//
// Resource. start and stop may be called from any thread. Leaving: `stop` cancels every transfer and waits a while;
// after it said false, end the process without destroying this (std::_Exit), because a destructor waits as long as it
// takes.
#pragma once

#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/queue.h"
#include "base/time.h"
#include "net/http.h"

namespace accolade::net {

struct Delivery {
    std::string label;  // given with the request
    Fetched fetched;
};

class Downloads {
  public:
    Downloads(Fetch fetch, int threads, std::function<void(Delivery)> deliver);
    ~Downloads();
    Downloads(const Downloads&) = delete;
    Downloads& operator=(const Downloads&) = delete;

    void start(std::string label, Request request);

    // True once every thread has ended.
    bool stop(Milliseconds patience);

  private:
    struct Order {
        std::string label;
        Request request;
    };
    void work(const std::stop_token& stop);

    Fetch fetch_;
    std::function<void(Delivery)> deliver_;
    Queue<Order> orders_;
    Queue<bool> ended_;
    std::size_t left_ = 0;
    std::vector<std::jthread> threads_;
};

}  // namespace accolade::net
