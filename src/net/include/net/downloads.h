// Downloads: a few threads that fetch what they are told to, in the order they were told. Owned by the feed worker.
//
// Resource. start and stop may be called from any thread. Leaving: `stop` cancels every transfer and waits a while;
// after it said false, end the process without destroying this (std::_Exit), because a destructor waits as long as it
// takes.
#pragma once

#include <functional>
#include <vector>

#include "base/queue.h"
#include "base/time.h"
#include "net/http.h"
#include "os/worker.h"

namespace accolade::net {

class Downloads {
  public:
    Downloads(Fetch fetch, int threads);
    ~Downloads();
    Downloads(const Downloads&) = delete;
    Downloads& operator=(const Downloads&) = delete;

    // `then` is told what came, on one of the threads; never, once `stop` was called.
    void start(Request request, std::function<void(Fetched)> then);

    // True once every thread has ended.
    bool stop(Milliseconds longest);

  private:
    struct Job {
        Request request;
        std::function<void(Fetched)> then;
    };
    void work(const std::stop_token& stop);

    Fetch fetch_;
    Queue<Job> jobs_;
    Queue<bool> ended_;
    std::size_t left_ = 0;
    std::vector<Worker> threads_;
};

}  // namespace accolade::net
