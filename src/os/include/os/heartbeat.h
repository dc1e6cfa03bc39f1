// Heartbeat: whether a thread that works in turns still ends them. It says when it begins and when it rests; anyone may
// ask how long the present turn has lasted. A read from a network folder that does not answer holds a thread in the
// kernel, where nothing but another thread can notice. Any thread.
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

    // Of the present turn; 0 while it rests.
    Milliseconds busy(SteadyTime now) const {
        const auto since = since_.load();
        return since == kResting ? Milliseconds(0) : now - SteadyTime(SteadyTime::duration(since));
    }

  private:
    static constexpr std::int64_t kResting = -1;
    std::atomic<std::int64_t> since_{kResting};
};

}  // namespace accolade
