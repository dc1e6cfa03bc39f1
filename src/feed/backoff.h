// Backoff: when something is asked for again. A success asks again after `every`, or, of what many screens ask for, at
// a whole multiple of it by the wall clock, so that those that learn of a celebration by asking learn of it together;
// but not in the same instant: a few seconds of jitter spare the server. Failures double the wait from five
// seconds (or `every`, if that is shorter) up to a quarter of an hour (or `every`, if that is longer), with jitter, so
// that a building full of screens does not come back as one; a server that names a time is not asked before it.
// Values; any thread.
#pragma once

#include <algorithm>
#include <optional>

#include "base/time.h"

namespace accolade::feed {

struct Backoff {
    int failures = 0;   // in a row
    SteadyTime next{};  // not before

    bool due(SteadyTime now) const { return now >= next; }
    bool operator==(const Backoff&) const = default;
};

inline Backoff after_success(SteadyTime now, Milliseconds every) {
    return {0, now + std::max(every, Milliseconds(1000))};
}

// `chance` is in 0..1: how much of the jitter, a tenth of `every` and five seconds at most.
inline Backoff aligned_after_success(Now now, Milliseconds every, double chance) {
    constexpr Milliseconds kMostJitter{5000};
    every = std::max(every, Milliseconds(1000));
    const auto since = now.wall.time_since_epoch() % every;
    const auto wait = every - (since < Milliseconds(0) ? since + every : since);
    const auto most = std::min(kMostJitter, every / 10);
    const auto jitter = static_cast<double>(most.count()) * std::clamp(chance, 0.0, 1.0);
    return {0, now.steady + wait + Milliseconds(static_cast<long long>(jitter))};
}

// `chance` is in 0..1 and takes up to a quarter off the wait.
inline Backoff after_failure(const Backoff& before, SteadyTime now, Milliseconds every, std::optional<Seconds> told,
                             double chance) {
    constexpr Milliseconds kFirst{5000}, kMost{15 * 60 * 1000};
    every = std::max(every, Milliseconds(1000));
    const auto most = std::max(kMost, every);
    auto wait = std::min(kFirst, every);
    const int failures = std::min(before.failures, 1000) + 1;
    for (int i = 1; i < failures && wait < most; ++i) wait *= 2;
    wait = std::min(wait, most);
    wait -=
        Milliseconds(static_cast<long long>(static_cast<double>(wait.count()) * 0.25 * std::clamp(chance, 0.0, 1.0)));
    if (told) wait = std::max<Milliseconds>(wait, *told);
    return {failures, now + wait};
}

}  // namespace accolade::feed
