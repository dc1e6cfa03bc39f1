// ShrinkCheck: a feed that is suddenly empty, has lost more than four fifths of its items, or went back in time, is
// more often a fault than news. It is followed once it has been seen so twice, at least a minute apart: withdrawals
// must be honoured. Value; any thread.
#pragma once

#include <cstddef>
#include <optional>

#include "base/time.h"

namespace accolade::feed {

enum class Verdict { follow, wait };

struct ShrinkCheck {
    std::optional<SteadyTime> since;

    static bool shrunk(std::size_t items_before, std::size_t items_now) {
        return items_before > 0 && (items_now == 0 || items_now * 5 < items_before);
    }
    Verdict judge(std::size_t items_before, std::size_t items_now, SteadyTime now) {
        return judge(shrunk(items_before, items_now), now);
    }
    Verdict judge(bool doubtful, SteadyTime now) {
        constexpr Milliseconds kApart{60'000};
        if (!doubtful || (since && now - *since >= kApart)) {
            since.reset();
            return Verdict::follow;
        }
        if (!since) since = now;
        return Verdict::wait;
    }
    bool operator==(const ShrinkCheck&) const = default;
};

}  // namespace accolade::feed
