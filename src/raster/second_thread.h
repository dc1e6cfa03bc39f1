// SecondThread: another thread that does half of the work of this one. Made when it is first needed, it stays, asleep
// between two halves.
//
// Resource; one thread calls. The destructor waits for the thread to end.
#pragma once

#include <functional>

#include "base/queue.h"
#include "os/worker.h"

namespace accolade::raster {

class SecondThread {
  public:
    SecondThread() = default;
    ~SecondThread() { halves_.close(); }
    SecondThread(const SecondThread&) = delete;
    SecondThread& operator=(const SecondThread&) = delete;

    // Both at the same time, or one after the other where the process has no thread left. Done when it returns, also
    // when `here` throws.
    void both(const std::function<void()>& here, const std::function<void()>& there);

  private:
    bool start();

    Queue<const std::function<void()>*> halves_;
    Queue<bool> done_;
    Worker worker_;  // last: it uses the queues
};

}  // namespace accolade::raster
