#include "schedule/stepping.h"

#include <algorithm>
#include <utility>

#include "showing.h"

namespace accolade::schedule {

Show step_on(const Show& show, const News& news, const Rules& rules, const Now& now) {
    const auto& current = show.current;
    if (current.serial == 0) return show;
    Show stepped = show;
    if (!current.idle() && !current.emergency() && !current.celebration) stepped.ahead += current.ends - now.steady;
    stepped.current.ends = now.steady;
    if (!current.celebration) stepped.paused = false;
    stepped = advance(stepped, news, rules, now);
    stepped.paused = show.paused;
    if (stepped.current.serial != current.serial) {
        if (stepped.previous_ended == model::Ended::time) stepped.previous_ended = model::Ended::skipped;
        if (stepped.previous) stepped.previous->ends = current.ends;  // as was planned
    }
    return stepped;
}

Show step_back(const Show& show, const News& news, const Rules& rules, const Now& now) {
    if (show.current.celebration) return step_on(show, news, rules, now);
    if (!show.previous || show.previous->celebration || show.current.emergency() || show.previous->emergency())
        return show;
    auto items = staying(*show.previous, *news, rules, now.wall);
    if (!show.previous->idle() && items.empty()) return show;
    Show stepped = show;
    std::swap(stepped.current, *stepped.previous);
    stepped.previous_ended = model::Ended::skipped;
    auto& current = stepped.current;
    const auto length = std::clamp(current.ends - current.began, Milliseconds(5'000), Milliseconds(60'000));
    go_on_with(current, news, current.idle() ? Page{} : std::move(items));
    current.why = current.idle() ? current.why : model::Reason::by_hand;
    current.serial = stepped.previous->serial + 1;
    current.since = now.wall;
    current.began = now.steady;
    current.ends = now.steady + length;
    if (!current.idle()) close_in_time(current, *news, rules, now);
    return stepped;
}

}  // namespace accolade::schedule
