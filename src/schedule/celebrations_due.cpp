// Which celebration may begin, and how.
#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "celebration_times.h"
#include "schedule/celebrations.h"
#include "thresholds.h"

namespace accolade::schedule {

namespace {

using model::Cause;
using model::Item;

constexpr std::size_t kTakeoversAnHour = 12;
constexpr std::size_t kBannersApart = 3;  // so many that wait have a banner each
constexpr Milliseconds kStep{100};        // a live one begins at a whole one of these

// Less urgent is greater: live before earlier, a number before anything else, then what fell first.
template <class Pending>
bool before(const Pending& a, const Pending& b, WallTime now) {
    const auto rank = [&](const Pending& one) {
        const bool earlier = one.earlier || now - one.fell > kFresh;
        return std::tuple(earlier, one.cause != Cause::threshold, one.fell, std::string_view(one.key));
    };
    return rank(a) < rank(b);
}

}  // namespace

std::optional<WallTime> Celebrations::starts(const Pending& pending, WallTime now) const {
    if (now < pending.fell) return std::nullopt;
    if (pending.streamed) return rounded_down(now, kStep);
    const auto round = rounded_down(now, kRound);
    if (round < pending.learned || now - round > kLate) return std::nullopt;
    return round;
}

bool Celebrations::has_room(const Rules& rules, const Now& now) const {
    if (!rules.takeovers) return false;
    if (rules.quiet && Calendar(rules.zone, now.wall).window(*rules.quiet).open) return false;
    std::size_t in_the_hour = 0;
    for (const auto& told : told_) {
        if (!told.takeover) continue;
        if (apart(told.at, now.wall) < kBetweenTakeovers) return false;
        if (apart(told.at, now.wall) < std::chrono::hours(1)) ++in_the_hour;
    }
    return in_the_hour < kTakeoversAnHour;
}

model::Celebration Celebrations::celebration_of(const Pending& pending, WallTime starts, WallTime now) const {
    model::Celebration celebration;
    celebration.key = pending.key;
    celebration.item = pending.item;
    celebration.cause = pending.cause;
    celebration.number = pending.number;
    if (!celebration.number && pending.index) celebration.number = reached(news_->items[*pending.index]);
    const auto known = ledger_.counters.find(pending.item);
    if (celebration.number && known != ledger_.counters.end() && known->second.shown < celebration.number)
        celebration.from = known->second.shown;
    celebration.starts = starts;
    celebration.earlier = pending.earlier || now - pending.fell > kFresh;
    // One that waited for its turn says nothing of how long the news were on their way.
    if (now - pending.learned <= kLate) celebration.sent = pending.sent;
    return celebration;
}

Due Celebrations::due(const Show& show, const Rules& rules, const Now& now) const {
    Due due;
    if (pending_.empty() || on_ || !news_ || now.wall < rules.earliest_believable) return due;
    if (show.current.emergency()) return due;
    const Calendar calendar(rules.zone, now.wall);
    const auto ends = now.wall + kCelebration;
    if (const auto hours = opening(rules, calendar); !hours.open || hours.until < ends) return due;

    std::vector<std::pair<const Pending*, WallTime>> ready;
    for (const auto& pending : pending_) {
        if (!pending.index || (banner_ && banner_->celebration.key == pending.key)) continue;
        const auto at = starts(pending, now.wall);
        if (!at || now.wall - pending.fell > kTold) continue;
        const auto window = window_of(news_->items[*pending.index], rules, calendar);
        if (window.open && window.until >= ends) ready.emplace_back(&pending, *at);
    }
    if (ready.empty()) return due;
    const auto first = std::ranges::min_element(
        ready, [&](const auto& a, const auto& b) { return before(*a.first, *b.first, now.wall); });
    const bool just_came = first->first->streamed && now.wall - first->first->learned <= kLate;
    if (has_room(rules, now) && (!banner_ || just_came)) {
        due.takeover = celebration_of(*first->first, first->second, now.wall);
    } else if (!banner_) {
        due.banner = Banner{celebration_of(*first->first, first->second, now.wall), {}};
        if (ready.size() > kBannersApart) {
            const auto newest = std::ranges::max_element(ready, {}, [](const auto& one) { return one.first->fell; });
            due.banner->celebration = celebration_of(*newest->first, newest->second, now.wall);
            for (const auto& [pending, at] : ready)
                if (pending != newest->first) due.banner->others.push_back(pending->key);
        }
    }
    return due;
}

std::optional<model::Celebration> Celebrations::rehearsal(const std::string& wanted, const Show& show,
                                                          const model::News& news, const Rules& rules,
                                                          const Now& now) const {
    const auto may = [&](const Item& item) { return permitted(item, rules); };
    const Item* chosen = nullptr;
    if (!wanted.empty()) {
        const auto found = std::ranges::find(news.items, wanted, &Item::id);
        if (found != news.items.end() && may(*found)) chosen = &*found;
    } else if (const auto* on = show.current.item(); on != nullptr && has_one(*on)) {
        chosen = on;
    } else {
        const auto first =
            std::ranges::find_if(news.items, [&](const Item& item) { return has_one(item) && may(item); });
        chosen = first != news.items.end() ? &*first : on;
    }
    if (chosen == nullptr) return std::nullopt;
    Pending pending;
    pending.key = "rehearsal of " + chosen->id;
    pending.cause = Cause::rehearsal;
    pending.item = chosen->id;
    pending.number = number_of(*chosen);
    pending.fell = now.wall;
    return celebration_of(pending, rounded_down(now.wall, kStep), now.wall);
}

}  // namespace accolade::schedule
