// Pulse: whether the picture on the screen is alive. A program that runs, presents its frames and always shows the same
// picture looks healthy to everybody but the people in front of it. Value; the main thread.
#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace accolade::app {

class Pulse {
  public:
    // `patience`: how long another slide may take to be seen.
    explicit Pulse(Milliseconds patience) : patience_(patience) {}

    // In each turn of the loop, after its frame: the item that should be on, and whether the screen changed, or showed
    // it already.
    void turn(std::string_view on, bool seen, SteadyTime now) {
        if (seen) {
            seen_ = on;
            waits_since_ = SteadyTime::max();
        } else if (on == seen_) {
            waits_since_ = SteadyTime::max();
        } else if (waits_since_ == SteadyTime::max()) {
            waits_since_ = now;
        }
    }
    // Another slide has been on for so long, and the screen has not changed at all.
    bool frozen(SteadyTime now) const { return waits_since_ < now && now - waits_since_ >= patience_; }
    // There is no screen that could change.
    void rest() { waits_since_ = SteadyTime::max(); }

  private:
    Milliseconds patience_;
    std::string seen_;
    SteadyTime waits_since_ = SteadyTime::max();
};

}  // namespace accolade::app
