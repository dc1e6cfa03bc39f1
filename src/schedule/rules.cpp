#include "schedule/rules.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "model/kind.h"

namespace accolade::schedule {

namespace {

using model::Item;
using model::Moment;
using model::Person;

// What is announced without an end is taken to last this long.
constexpr auto kUnsaidLength = std::chrono::hours(2);

bool refused(const std::optional<Person>& person) {
    return person && person->consent == model::Consent::none;
}

bool agreed(const Item& item) {
    const auto refuses = [](const Person& person) { return person.consent == model::Consent::none; };
    return std::ranges::none_of(item.people, refuses) && std::ranges::none_of(item.visitors, refuses) &&
           !refused(item.from) && !refused(item.host);
}

double share_of(model::Kind kind, const Rules& rules) {
    const auto found = rules.shares.find(kind);
    return found == rules.shares.end() ? 1 : found->second;
}

WallTime end_of(const Moment& moment, const Calendar& calendar) {
    return moment.all_day ? calendar.end_of(model::utc_date(moment.at)) : moment.at;
}

WallTime begin_of(const Moment& moment, const Calendar& calendar) {
    return moment.all_day ? calendar.end_of(model::utc_date(moment.at)) - std::chrono::hours(24) : moment.at;
}

// When what the item announces is over. An end before the beginning is none.
std::optional<WallTime> over_at(const Item& item, const Calendar& calendar) {
    const auto over = model::row_of(item.kind).over;
    if (over == model::Over::never) return std::nullopt;
    const bool ends = item.ends && !(item.starts && end_of(*item.ends, calendar) <= begin_of(*item.starts, calendar));
    if (ends) return end_of(*item.ends, calendar);
    if (!item.starts || over == model::Over::at_end) return std::nullopt;
    return item.starts->all_day ? end_of(*item.starts, calendar) : item.starts->at + kUnsaidLength;
}

// `from` and `until` bound when it is open; outside them the window is the time before or after.
Window bounded(WallTime from, WallTime until, WallTime now) {
    if (now < from) return {false, WallTime::min(), from};
    if (now >= until) return {false, until, WallTime::max()};
    return {true, from, until};
}

Window both(const Window& a, const Window& b) {
    if (a.open && b.open) return {true, std::max(a.from, b.from), std::min(a.until, b.until)};
    // Closed: it stays so at least as long as the one that is closed longest.
    Window closed{false, WallTime::max(), WallTime::min()};
    for (const auto& window : {a, b}) {
        if (window.open) continue;
        closed.from = std::min(closed.from, window.from);
        closed.until = std::max(closed.until, window.until);
    }
    return closed;
}

bool believable(const Rules& rules, const Calendar& calendar) {
    return calendar.now() >= rules.earliest_believable;
}

Window before_clock_is_set(bool open, const Rules& rules) {
    return {open, WallTime::min(), rules.earliest_believable};
}

OpeningHours weekly(const Item& item) {
    OpeningHours week;
    for (std::size_t day = 0; day < week.size(); ++day) {
        if ((item.days >> day & 1U) != 0) week[day].push_back(item.hours.value_or(model::Hours{}));
    }
    return week;
}

// Each rule that no clock changes, and whether it lets the item be shown.
template <class Visit>
void each_standing_rule(const Item& item, const Rules& rules, Visit visit) {
    visit(Rule::site, item.sites.empty() || std::ranges::find_first_of(item.sites, rules.sites) != item.sites.end());
    visit(Rule::audience, item.audience != model::Audience::staff || rules.staff);
    visit(Rule::consent, agreed(item));
    visit(Rule::share, share_of(item.kind, rules) > 0);
}

// Each rule that the clock decides, with its answer.
template <class Visit>
void each_timed_rule(const Item& item, const Calendar& calendar, Visit visit) {
    const auto now = calendar.now();
    if (item.show_from) visit(Rule::show_from, bounded(*item.show_from, WallTime::max(), now));
    if (item.show_until) visit(Rule::show_until, bounded(WallTime::min(), *item.show_until, now));
    if (const auto over = over_at(item, calendar)) visit(Rule::over, bounded(WallTime::min(), *over, now));
    if (item.hours || item.days != 127) visit(Rule::hours, calendar.window(weekly(item)));
}

}  // namespace

Calendar::Calendar(const model::Zone& zone, WallTime now)
    : zone_(zone), now_(now), first_(model::next_day(zone.local(now).date, -static_cast<int>(kToday))) {
    for (std::size_t i = 0; i < midnights_.size(); ++i) {
        midnights_[i] = zone_.instant(model::next_day(first_, static_cast<int>(i)), 0);
    }
    // Where the clocks go back over midnight, the day begins twice; `now` belongs to the one it says.
}

WallTime Calendar::at(std::size_t day, int minute) const {
    const bool plain = midnights_[day + 1] - midnights_[day] == std::chrono::hours(24);
    if (plain) return midnights_[day] + std::chrono::minutes(minute);
    return zone_.instant(model::next_day(first_, static_cast<int>(day)), minute);
}

Window Calendar::window(const OpeningHours& hours) const {
    std::vector<std::pair<WallTime, WallTime>> spans;
    const int first_weekday = model::weekday(first_);
    for (std::size_t day = 0; day + 1 < midnights_.size(); ++day) {
        for (const auto& span : hours[(static_cast<std::size_t>(first_weekday) + day) % 7]) {
            const bool overnight = span.until <= span.from;
            const bool last = day + 2 == midnights_.size();
            const auto until = !overnight ? at(day, span.until) : last ? midnights_[day + 1] : at(day + 1, span.until);
            const auto from = at(day, span.from);
            if (from < until) spans.emplace_back(from, until);
        }
    }
    std::ranges::sort(spans);
    Window window{false, midnights_.front(), midnights_.back()};
    for (std::size_t i = 0; i < spans.size();) {
        auto [from, until] = spans[i];
        for (++i; i < spans.size() && spans[i].first <= until; ++i) until = std::max(until, spans[i].second);
        if (now_ < from) {
            window.until = std::min(window.until, from);
            break;
        }
        if (now_ < until) return {true, from, until};
        window.from = until;
    }
    return window;
}

bool permitted(const Item& item, const Rules& rules) {
    bool good = true;
    each_standing_rule(item, rules, [&](Rule, bool open) { good = good && open; });
    return good;
}

Window window_of(const Item& item, const Rules& rules, const Calendar& calendar) {
    if (!permitted(item, rules)) return {false, WallTime::min(), WallTime::max()};
    if (!believable(rules, calendar)) return before_clock_is_set(true, rules);
    auto window = bounded(rules.earliest_believable, WallTime::max(), calendar.now());
    each_timed_rule(item, calendar, [&](Rule, const Window& one) { window = both(window, one); });
    return window;
}

std::vector<Obstacle> obstacles(const Item& item, const Rules& rules, const Calendar& calendar) {
    std::vector<Obstacle> found;
    each_standing_rule(item, rules, [&](Rule rule, bool open) {
        if (!open) found.push_back({rule, std::nullopt});
    });
    if (!believable(rules, calendar)) return found;
    each_timed_rule(item, calendar, [&](Rule rule, const Window& window) {
        if (window.open) return;
        found.push_back({rule, window.until == WallTime::max() ? std::nullopt : std::optional(window.until)});
    });
    return found;
}

bool may_show(const Item& item, const Rules& rules, WallTime now) {
    return window_of(item, rules, Calendar(rules.zone, now)).open;
}

Window opening(const Rules& rules, const Calendar& calendar) {
    if (!believable(rules, calendar)) return before_clock_is_set(true, rules);
    if (!rules.opening) return {true, rules.earliest_believable, WallTime::max()};
    return both(bounded(rules.earliest_believable, WallTime::max(), calendar.now()), calendar.window(*rules.opening));
}

std::optional<WallTime> opens_at(const Rules& rules, WallTime now) {
    constexpr int kLooks = 8;  // each answers for two days or more
    for (int i = 0; i < kLooks; ++i) {
        const auto window = opening(rules, Calendar(rules.zone, now));
        if (window.open) return now;
        if (window.until == WallTime::max()) return std::nullopt;
        now = window.until;
    }
    return std::nullopt;
}

}  // namespace accolade::schedule
