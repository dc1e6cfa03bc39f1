// The times that celebrations go by. Inside this room only; pure; any thread.
#pragma once

#include <chrono>

#include "base/time.h"

namespace accolade::schedule {

inline constexpr Milliseconds kBetweenTakeovers = std::chrono::minutes(3);
inline constexpr Milliseconds kRound{10'000};  // one that was fetched begins at a whole one of these
inline constexpr Milliseconds kLate{500};      // so late may that be noticed

// Before anything a screen has seen. Unlike WallTime::min(), a time is apart from it by what a number holds.
inline constexpr WallTime kLongAgo{};

inline WallTime rounded_down(WallTime at, Milliseconds step) {
    const auto into = at.time_since_epoch() % step;
    return at - (into < Milliseconds(0) ? into + step : into);
}

inline Milliseconds apart(WallTime a, WallTime b) {
    return a < b ? b - a : a - b;
}

}  // namespace accolade::schedule
