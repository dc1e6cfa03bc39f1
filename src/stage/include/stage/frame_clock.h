// FrameClock: when the next frame of something that moves is due. Our clock counts whole milliseconds and a display's
// frames do not take whole ones, so due times are kept in finer steps, and a frame that came late does not delay those
// after it. Where the display itself makes us wait for it, the moment has come by then and nothing is waited for twice.
// Value; one thread.
#pragma once

#include <algorithm>
#include <chrono>

#include "base/time.h"

namespace accolade::stage {

class FrameClock {
  public:
    // For a frame that was begun at `now`, when frames take `frame`.
    SteadyTime next(SteadyTime now, std::chrono::microseconds frame) {
        const std::chrono::microseconds at = now.time_since_epoch();
        const bool in_step = at - due_ < frame && due_ - at < frame;  // else it stood still, or was late for long
        due_ = (in_step ? due_ : at) + frame;
        return SteadyTime(std::chrono::round<Milliseconds>(due_));
    }

  private:
    std::chrono::microseconds due_{0};
};

}  // namespace accolade::stage
