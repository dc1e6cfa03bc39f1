// LinesOfMinute: how many lines one talkative source may write into the log, so that those of others still find room.
// Value; any thread.
#pragma once

#include <utility>

#include "base/time.h"

namespace accolade::feed {

struct LinesOfMinute {
    static constexpr int kMost = 10;

    SteadyTime minute{};
    int said = 0, held_back = 0;

    // Whether one more may be written; else it is counted.
    bool may_say(SteadyTime now) {
        if (now - minute >= Seconds(60)) {
            minute = now;
            said = 0;
        }
        if (said < kMost) return ++said, true;
        ++held_back;
        return false;
    }

    // How many were held back in a minute that is over; 0 where none was, or it is not. They are told of once.
    int take_held_back(SteadyTime now) { return now - minute >= Seconds(60) ? std::exchange(held_back, 0) : 0; }

    bool operator==(const LinesOfMinute&) const = default;
};

}  // namespace accolade::feed
