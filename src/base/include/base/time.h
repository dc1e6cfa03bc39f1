// Time, read once per turn of a loop and handed down; no other code looks at a clock.
//
// `wall` is for what is printed and for what is on when; it may step. `steady` is for pace; it never steps.
// Both count milliseconds. Values; any thread.
#pragma once

#include <chrono>
#include <functional>

namespace accolade {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
using WallTime = std::chrono::sys_time<Milliseconds>;
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, Milliseconds>;

struct Now {
    WallTime wall;
    SteadyTime steady;

    bool operator==(const Now&) const = default;
};

// The seam: the real one below, a clock with hands in tests.
using Clock = std::function<Now()>;

Clock machine_clock();

// A clock that shows what the other shows, and from there on runs so many times as fast, for soaks; and how long to
// sleep so that `time` has passed on it. REQUIRES times > 0.
Clock hurried(Clock clock, int times);
Milliseconds slept(Milliseconds time, int times);

}  // namespace accolade
