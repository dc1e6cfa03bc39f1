// Signals: SIGTERM and SIGINT ask the show to end, SIGHUP to read its settings again and to ask every feed now. They
// are taken by a thread of their own, so that nothing happens in a signal handler, and come out as commands. SIGPIPE is
// ignored.
//
// Resource. REQUIRES that it is made on the main thread before any other thread: a thread inherits what is blocked.
#pragma once

#include <functional>

#include "model/command.h"
#include "os/worker.h"

namespace accolade::app {

class Signals {
  public:
    Signals();
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Called on the signal thread, also for what came before. REQUIRES that it is said once.
    void start(std::function<void(const model::Command&)> tell);
    // From here on `tell` is not called; signals stay blocked.
    void stop();

  private:
    void run();

    int signals_ = -1, stop_ = -1;  // signalfd, eventfd
    std::function<void(const model::Command&)> tell_;
    Worker thread_;
};

}  // namespace accolade::app
