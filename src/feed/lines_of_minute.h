// LinesOfMinute: how many lines one talkative source may write into the log, so that those of others still find room.
// Value; any thread.
#pragma once

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

    bool operator==(const LinesOfMinute&) const = default;
};

}  // namespace accolade::feed
