// Absence: whether the screen is on without a break, or news may still come of a time while it was off or asleep.
// Value; no clock is asked.
#pragma once

#include <chrono>
#include <optional>

#include "base/time.h"

namespace accolade::schedule {

// For so long after it fell a celebration is live; and so long a break does not count.
inline constexpr Milliseconds kFresh = std::chrono::minutes(10);

class Absence {
  public:
    // Once a turn. `heard`: since when every source has been heard of in this life; nothing: one has not. `remembered`:
    // when this screen last looked, in this life or an earlier one.
    void watch(const Now& now, std::optional<WallTime> heard, std::optional<WallTime> remembered);
    bool watched() const { return looked_.has_value(); }
    // Whether news of the time while it was off may still come.
    bool lasts() const { return off_.has_value(); }
    // When it fell, of what came about meanwhile: not before it went off, and not after now.
    WallTime fell_meanwhile(std::optional<WallTime> said, const Now& now) const;

  private:
    std::optional<Now> looked_;    // in this life
    std::optional<WallTime> off_;  // since when it was off, while news of that time may still come
    Now woke_{};
    std::optional<SteadyTime> heard_;  // of every source, since it woke
};

}  // namespace accolade::schedule
