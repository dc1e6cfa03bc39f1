// Heartbeat: whether a thread that works in turns still ends them. It says when it begins and when it rests; anyone may
// ask how long the present turn has lasted. A read from a network folder that does not answer holds a thread in the
// kernel, where nothing but another thread can notice. By the clock of whoever says it, or by the machine's. Any
// thread.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/time.h"

namespace accolade {

class Heartbeat {
  public:
    Heartbeat() = default;
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    void begin(SteadyTime now) { since_ = now.time_since_epoch().count(); }
    void rest() { since_ = kResting; }
    // For as long as it lives, by the machine's clock.
    class Turn {
      public:
        explicit Turn(Heartbeat& heartbeat) : heartbeat_(heartbeat) { heartbeat_.begin(machine_clock()().steady); }
        ~Turn() { heartbeat_.rest(); }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

      private:
        Heartbeat& heartbeat_;
    };

    // Of the present turn; 0 while it rests.
    Milliseconds busy(SteadyTime now) const {
        const auto since = since_.load();
        return since == kResting ? Milliseconds(0) : now - SteadyTime(SteadyTime::duration(since));
    }
    Milliseconds busy() const { return busy(machine_clock()().steady); }

  private:
    static constexpr std::int64_t kResting = -1;
    std::atomic<std::int64_t> since_{kResting};
};

}  // namespace accolade
