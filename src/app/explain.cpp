#include "app/explain.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/fields.h"
#include "gather.h"
#include "model/kind.h"
#include "model/written.h"
#include "rules.h"
#include "schedule/emergencies.h"
#include "schedule/rotation.h"

namespace accolade::app {
namespace {

using model::Item;
using schedule::Rule;

constexpr auto kDay = std::chrono::hours(24);
constexpr int kRounds = 200;  // that are looked through for the next turn of each item
constexpr int kLooks = 400;   // how often an answer that ends is asked for anew: more than a year of days

std::string in_quotes(std::string_view words) {
    return "\"" + std::string(words) + "\"";
}

// A site that was meant, perhaps.
std::string near_miss(const Item& item, const std::string& site) {
    if (site.empty()) return {};
    for (const auto& other : item.sites)
        if (ascii::lower(other) == ascii::lower(site)) return "; they differ in case alone";
    const std::vector<std::string_view> known(item.sites.begin(), item.sites.end());
    return nearest(site, known) ? "; is one of them misspelt?" : "";
}

std::string listed(const std::vector<std::string>& sites) {
    std::string list;
    for (const auto& one : sites) list += (list.empty() ? "" : ", ") + in_quotes(one);
    return list;
}

std::string site_reason(const Item& item, const std::vector<std::string>& sites) {
    auto reason = "only for site " + listed(item.sites) + "; this screen " +
                  (sites.empty() ? "has no \"site\"" : "is " + listed(sites));
    for (const auto& site : sites) {
        const auto near = near_miss(item, site);
        if (!near.empty()) return reason + near;
    }
    return reason;
}

std::string reason_of(const schedule::Obstacle& obstacle, const Item& item, const schedule::Rules& rules) {
    const auto until = obstacle.until ? written(*obstacle.until, rules.zone) : "";
    switch (obstacle.rule) {
        case Rule::site:
            return site_reason(item, rules.sites);
        case Rule::audience:
            return R"(for staff ("audience": "staff"); this screen's "audience" is "public")";
        case Rule::consent:
            return R"(a person on it agreed to no display ("consent": "none"))";
        case Rule::share:
            return "kind " + in_quotes(model::name_of(item.kind)) + " has share 0 in the settings (\"kinds\")";
        case Rule::show_from:
            return "from " + until + " (\"show_from\")";
        case Rule::show_until:
            return "until " + written(item.show_until.value_or(WallTime{}), rules.zone) + " (\"show_until\")";
        case Rule::over:
            return "what it announces is over";
        case Rule::hours:
            return "only on its days and hours (\"days\", \"hours\")" + (until.empty() ? "" : ", next from " + until);
    }
    return {};
}

// When each item's slide comes first, from the moment on: in the round that is on, or in one of those that follow when
// something begins or ends, or the screen has been closed meanwhile. Nothing: not within two days.
std::vector<std::optional<WallTime>> first_times(const std::shared_ptr<const model::News>& news,
                                                 const schedule::Rules& rules, WallTime at) {
    std::vector<std::optional<WallTime>> times(news->items.size());
    const auto latest = at + 2 * kDay;
    for (int i = 0; i < kRounds && at < latest; ++i) {
        const schedule::Rotation rotation(news, rules, at);
        const bool on = !rotation.closed() && !rotation.empty();
        auto place = on ? rotation.at(at) : schedule::Rotation::Place{};
        for (std::size_t n = 0; on && n <= rotation.size() && place.begins < rotation.until(); ++n) {
            for (const auto item : place.items)
                if (!times[item]) times[item] = std::max(place.begins, at);
            place = rotation.after(place);
        }
        if (std::ranges::all_of(times, [](const auto& time) { return time.has_value(); })) break;
        at = rotation.until();
    }
    return times;
}

// How long the screen is open on the day that begins then.
Milliseconds open_in_a_day(const schedule::Rules& rules, WallTime at) {
    const auto end = at + kDay;
    Milliseconds open{0};
    while (at < end) {
        const auto window = opening(rules, schedule::Calendar(rules.zone, at));
        const auto until = std::min(window.until, end);
        if (window.open) open += until - at;
        at = std::max(until, at + Milliseconds(1));
    }
    return open;
}

std::vector<int> times_a_day(const schedule::Rotation& rotation, std::size_t items, Milliseconds open, WallTime at) {
    std::vector<int> times(items);
    if (rotation.closed() || rotation.empty()) return times;
    auto place = rotation.at(at);
    for (std::size_t i = 0; i < rotation.size(); ++i, place = rotation.after(place))
        for (const auto item : place.items) ++times[item];
    const auto rounds =
        static_cast<double>(open.count()) / static_cast<double>(std::max(rotation.length().count(), std::int64_t{1}));
    for (auto& one : times) one = static_cast<int>(std::lround(one * rounds));
    return times;
}

Explanation left_out(const feed::LeftOut& one, const model::Zone& zone) {
    Explanation told{one.id, std::string(model::name_of(one.kind)), {}, {}, 0};
    if (one.because == feed::Because::too_many) {
        told.reasons.push_back("its feed has so many newer items (\"limit\": " + std::to_string(one.allowed) + ")");
    } else {
        told.reasons.push_back("older than its feed's items may be (\"newer_than\": " + std::to_string(one.allowed) +
                               (one.published ? "): it is of " + written(*one.published, zone) : ")"));
    }
    return told;
}

// The id of the item that it is about; empty: of none.
std::string item_of(const Complaint& complaint) {
    const auto begins = complaint.where.find("(\"");
    const auto ends = begins == std::string::npos ? begins : complaint.where.find("\")", begins);
    return ends == std::string::npos ? "" : complaint.where.substr(begins + 2, ends - begins - 2);
}

}  // namespace

std::optional<WallTime> may_come(const Item& item, const schedule::Rules& rules, WallTime at) {
    for (int i = 0; i < kLooks; ++i) {
        const schedule::Calendar calendar(rules.zone, at);
        const auto item_window = window_of(item, rules, calendar), screen = opening(rules, calendar);
        if (item_window.open && screen.open) return at;
        auto next = WallTime::max();
        if (!item_window.open) next = item_window.until;
        if (!screen.open && (item_window.open || screen.until > next)) next = screen.until;
        if (next == WallTime::max() || next <= at) return std::nullopt;
        at = next;
    }
    return std::nullopt;
}

std::vector<Explanation> explanations(const std::shared_ptr<const model::News>& news, const schedule::Rules& rules,
                                      WallTime at) {
    const schedule::Calendar calendar(rules.zone, at);
    const schedule::Rotation rotation(news, rules, at);
    const schedule::Emergencies emergencies(news, rules, at);
    const auto screen = opening(rules, calendar);
    const auto firsts = first_times(news, rules, at);
    const auto often = times_a_day(rotation, news->items.size(), open_in_a_day(rules, at), at);
    std::vector<Explanation> all;
    for (std::size_t i = 0; i < news->items.size(); ++i) {
        const auto& item = news->items[i];
        Explanation one{item.id, std::string(model::name_of(item.kind)), {}, {}, 0};
        for (const auto& obstacle : obstacles(item, rules, calendar))
            one.reasons.push_back(reason_of(obstacle, item, rules));
        const bool emergency = std::ranges::find(emergencies.items(), i) != emergencies.items().end();
        if (emergency) {  // it takes the screen, closed or not
            one.next = at;
            all.push_back(std::move(one));
            continue;
        }
        if (!emergencies.items().empty()) {
            one.reasons.push_back("the emergency " + in_quotes(emergencies.item(emergencies.items().front()).id) +
                                  " has the screen until it ends or leaves the feed");
        }
        if (!screen.open) {
            one.reasons.push_back(
                "this screen is closed" +
                (screen.until == WallTime::max() ? std::string() : " until " + written(screen.until, rules.zone)) +
                " (\"opening_hours\")");
        }
        if (one.reasons.empty()) {
            one.next = firsts[i];
            one.times_a_day = often[i];
        } else {
            one.next = may_come(item, rules, at);
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Explanation> explanations(const feed::Collected& collected, const schedule::Rules& rules, WallTime at) {
    auto all = explanations(std::make_shared<const model::News>(collected.news), rules, at);
    const auto add = [&all](Explanation one) {
        if (std::ranges::find(all, one.id, &Explanation::id) == all.end()) all.push_back(std::move(one));
    };
    for (const auto& one : collected.left_out) add(left_out(one, rules.zone));
    for (const auto& refusal : collected.news.refusals)
        add({refusal.item, "", {R"(a person on it agreed to no display ("consent": "none"))"}, {}, 0});
    const auto known = all.size();
    for (const auto& complaint : collected.complaints) {
        const auto id = item_of(complaint);
        if (id.empty()) continue;
        const auto told = std::ranges::find(all, id, &Explanation::id);
        if (told == all.end()) {
            all.push_back({id, "", {to_string(complaint)}, {}, 0});
        } else if (static_cast<std::size_t>(told - all.begin()) >= known) {  // refused for more than one reason
            told->reasons.push_back(to_string(complaint));
        }
    }
    return all;
}

}  // namespace accolade::app
