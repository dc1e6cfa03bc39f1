// Pace: how often something may be done that costs the whole program work: the first few at once, then 20 a second.
// Value; any thread.
#pragma once

#include <algorithm>

#include "base/time.h"

namespace accolade::feed {

struct Pace {
    static constexpr Milliseconds kApart{50}, kAhead{200};  // four at once

    SteadyTime next{};  // where all were evenly apart

    // How long to wait before the next one.
    Milliseconds wait(SteadyTime now) const { return std::max(next - now - kAhead + kApart, Milliseconds(0)); }
    void done(SteadyTime now) { next = std::max(next, now) + kApart; }

    bool operator==(const Pace&) const = default;
};

}  // namespace accolade::feed
