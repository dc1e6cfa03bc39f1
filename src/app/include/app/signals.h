// Signals: SIGTERM and SIGINT ask the show to end, SIGHUP to read its settings again and to ask every feed now. They
// are taken by a thread of their own, so that nothing happens in a signal handler, and come out as commands. SIGPIPE is
// ignored.
//
// Whoever is asked to end has so long for it as `patience` says. Where a display, a disk or a server holds the program
// for longer, it ends all the same, at once and with code 0: what is on disk is whole at every instant.
//
// Resource. REQUIRES that it is made on the main thread before any other thread: a thread inherits what is blocked; and
// that it outlives all that an orderly end takes down.
#pragma once

#include <functional>

#include "base/time.h"
#include "model/command.h"
#include "os/worker.h"

namespace accolade::app {

class Signals {
  public:
    explicit Signals(Milliseconds patience = Milliseconds(800));
    ~Signals();
    Signals(const Signals&) = delete;
    Signals& operator=(const Signals&) = delete;

    // Called on the signal thread, also for what came before. REQUIRES that it is said once.
    void start(std::function<void(const model::Command&)> tell);
    // From here on `tell` is not called; signals stay blocked.
    void stop();

  private:
    void run();

    Milliseconds patience_;
    int signals_ = -1, stop_ = -1;  // signalfd, eventfd
    std::function<void(const model::Command&)> tell_;
    Worker thread_;
};

}  // namespace accolade::app
