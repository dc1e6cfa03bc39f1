#include "schedule/absence.h"

#include <algorithm>

#include "celebration_times.h"

namespace accolade::schedule {
namespace {

// After it was off, news of that time may come until every source has been heard of, and what it said has arrived; and
// no longer than that, whatever source is silent.
constexpr Milliseconds kArrives{5'000};
constexpr Milliseconds kSettles = std::chrono::hours(1);

}  // namespace

void Absence::watch(const Now& now, std::optional<WallTime> heard, std::optional<WallTime> remembered) {
    std::optional<WallTime> off;
    if (!looked_) {
        const auto before = remembered.value_or(kLongAgo);
        if (!remembered || now.wall - before > kFresh) off = before;
    } else if ((now.wall - looked_->wall) - (now.steady - looked_->steady) > kFresh) {
        off = looked_->wall;  // asleep
    }
    if (off) {
        off_ = off;
        woke_ = {looked_ ? now.wall : kLongAgo, now.steady};
        heard_.reset();
    }
    if (!heard_ && heard && *heard >= woke_.wall) heard_ = now.steady;
    if (off_ && (now.steady - woke_.steady >= kSettles || (heard_ && now.steady - *heard_ >= kArrives))) off_.reset();
    looked_ = now;
}

WallTime Absence::fell_meanwhile(std::optional<WallTime> said, const Now& now) const {
    const auto off = off_.value_or(now.wall);
    return std::clamp(said.value_or(off), std::min(off, now.wall), now.wall);
}

}  // namespace accolade::schedule
