// Signals: SIGTERM and SIGINT ask the show to end, SIGHUP to read its settings again. They are taken by a thread of
// their own, so that nothing happens in a signal handler. SIGPIPE is ignored.
//
// Resource. REQUIRES that it is made on the main thread before any other thread: a thread inherits what is blocked.
#pragma once

#include <atomic>
#include <functional>

#include "os/worker.h"

namespace accolade::app {

class Signals {
  public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Called on the signal thread after a flag has been set. REQUIRES that it is set once, before `start`.
    void start(std::function<void()> came);
    // From here on `came` is not called; signals stay blocked.
    void stop();

    bool ending() const { return ending_; }
    void end() { ending_ = true; }  // as if a signal had come
    bool take_reread() { return reread_.exchange(false); }

  private:
    void run();

    int signals_ = -1, stop_ = -1;  // signalfd, eventfd
    std::atomic<bool> ending_{false}, reread_{false};
    std::function<void()> came_;
    Worker thread_;
};

}  // namespace accolade::app
