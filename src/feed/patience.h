// Patience: when something is asked for again. A success asks again after `every`; failures double the wait from five
// seconds (or `every`, if that is shorter) up to a quarter of an hour (or `every`, if that is longer), with jitter, so
// that a building full of screens does not come back as one; a server that names a time is not asked before it.
// Values; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/time.h"

namespace accolade::feed {

struct Patience {
    int failures = 0;   // in a row
    SteadyTime next{};  // not before

    bool due(SteadyTime now) const { return now >= next; }
    bool operator==(const Patience&) const = default;
};

inline Patience after_success(SteadyTime now, Milliseconds every) {
    return {0, now + std::max(every, Milliseconds(1000))};
}

// `chance` is in 0..1 and takes up to a quarter off the wait.
inline Patience after_failure(const Patience& before, SteadyTime now, Milliseconds every, std::optional<Seconds> told,
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

// Doubt: a feed that is suddenly empty, or has lost more than four fifths of its items, is more often a fault than
// news. It is followed when it has been seen so twice, at least a minute apart: withdrawals must be honoured.
enum class Verdict { follow, wait };

struct Doubt {
    std::optional<SteadyTime> since;

    Verdict judge(std::size_t items_before, std::size_t items_now, SteadyTime now) {
        constexpr Milliseconds kApart{60'000};
        const bool odd = items_before > 0 && (items_now == 0 || items_now * 5 < items_before);
        if (!odd) {
            since.reset();
            return Verdict::follow;
        }
        if (since && now - *since >= kApart) {
            since.reset();
            return Verdict::follow;
        }
        if (!since) since = now;
        return Verdict::wait;
    }
    bool operator==(const Doubt&) const = default;
};

}  // namespace accolade::feed
