// ShrinkCheck: a feed that is suddenly empty, or has lost more than four fifths of its items, is more often a fault
// than news. It is followed once it has been seen so twice, at least a minute apart: withdrawals must be honoured.
// Value; any thread.
#pragma once

#include <cstddef>
#include <optional>

#include "base/time.h"

namespace accolade::feed {

enum class Verdict { follow, wait };

struct ShrinkCheck {
    std::optional<SteadyTime> since;

    Verdict judge(std::size_t items_before, std::size_t items_now, SteadyTime now) {
        constexpr Milliseconds kApart{60'000};
        const bool shrunk = items_before > 0 && (items_now == 0 || items_now * 5 < items_before);
        if (!shrunk || (since && now - *since >= kApart)) {
            since.reset();
            return Verdict::follow;
        }
        if (!since) since = now;
        return Verdict::wait;
    }
    bool operator==(const ShrinkCheck&) const = default;
};

}  // namespace accolade::feed
