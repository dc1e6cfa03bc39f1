#include "app/explain.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <utility>

#include "app/suspects.h"
#include "base/ascii.h"
#include "base/fields.h"
#include "base/json.h"
#include "control/client.h"
#include "gather.h"
#include "model/kind.h"
#include "rules.h"
#include "schedule/emergencies.h"
#include "schedule/rotation.h"

namespace accolade::app {
namespace {

using model::Item;
using schedule::Rule;

constexpr auto kDay = std::chrono::hours(24);
constexpr int kLooks = 400;  // how often an answer that ends is asked for anew: more than a year of days

std::string in_quotes(std::string_view words) {
    return "\"" + std::string(words) + "\"";
}

std::string written(WallTime at, const model::Zone& zone) {
    const auto local = zone.local(at);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d", local.date.year, local.date.month, local.date.day,
                  local.hour, local.minute);
    return text;
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

// When the item's slide comes, from the moment on; nothing while the screen shows no item of the news.
std::optional<WallTime> comes(const schedule::Rotation& rotation, std::size_t index, WallTime at) {
    if (rotation.closed() || rotation.empty()) return std::nullopt;
    auto place = rotation.at(at);
    for (std::size_t i = 0; i <= rotation.size(); ++i) {
        if (std::ranges::find(place.items, index) != place.items.end()) return std::max(place.begins, at);
        place = rotation.after(place);
    }
    return std::nullopt;
}

int times_a_day(const schedule::Rotation& rotation, std::size_t index, WallTime at) {
    if (rotation.closed() || rotation.empty()) return 0;
    std::int64_t places = 0;
    auto place = rotation.at(at);
    for (std::size_t i = 0; i < rotation.size(); ++i) {
        places += std::ranges::count(place.items, index);
        place = rotation.after(place);
    }
    return static_cast<int>(places * (Milliseconds(kDay) / std::max(rotation.length(), Milliseconds(1))));
}

void print(const Explanation& one, const model::Zone& zone) {
    std::cout << one.id << " (" << one.kind << "): ";
    if (one.reasons.empty()) {
        std::cout << "shown";
        if (one.next) std::cout << ", next at " << written(*one.next, zone);
        if (one.times_a_day > 0) std::cout << ", about " << one.times_a_day << " times a day";
        std::cout << "\n";
        return;
    }
    std::cout << "not shown\n";
    for (const auto& reason : one.reasons) std::cout << "  " << reason << "\n";
    std::cout << "  " << (one.next ? "comes at " + written(*one.next, zone) : "never comes as things are") << "\n";
}

// What is known of an item that is not in the news.
void print_unknown(const std::string& id, const feed::Collected& collected) {
    std::vector<std::string_view> ids;
    for (const auto& item : collected.news.items) ids.emplace_back(item.id);
    bool told = false;
    for (const auto& complaint : collected.complaints) {
        if (complaint.where.find("(" + in_quotes(id) + ")") == std::string::npos) continue;
        std::cout << (told ? "" : id + ": refused\n") << "  " << to_string(complaint) << "\n";
        told = true;
    }
    if (told) return;
    const auto near = nearest(id, ids);
    std::cout << id << ": no feed has it" << (near ? "; did you mean " + in_quotes(*near) + "?" : "") << "\n";
}

// The places of the items that a running show holds back because it crashed on them. Nobody else knows.
std::vector<std::string> held_by_running_shows() {
    std::vector<std::string> places;
    for (const auto& show : control::running({})) {
        const auto said = control::ask(show, control::AskStatus{true});
        const auto status = said ? json::parse(said->bytes, "") : Result<json::Document>(failure(""));
        const auto* troubles = status ? status->root.find("troubles") : nullptr;
        if (troubles == nullptr) continue;
        for (const auto& trouble : troubles->items) {
            const auto *where = trouble.find("where"), *what = trouble.find("what");
            if (where != nullptr && what != nullptr && what->string == held_back()) places.push_back(where->string);
        }
    }
    return places;
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
            one.next = comes(rotation, i, at);
            one.times_a_day = times_a_day(rotation, i, at);
        } else {
            one.next = may_come(item, rules, at);
        }
        all.push_back(std::move(one));
    }
    return all;
}

int explain(const Options& options, const Places& places, const Clock& clock) {
    RealDisk disk;
    auto read = read_setup(options, places, disk);
    app::print(read.complaints);
    if (!read.setup) return 1;
    const auto at = moment(options.at, read.setup->zone, clock().wall);
    if (!at) {
        std::cerr << "accolade: " << to_string(at.error()) << "\n";
        return 2;
    }
    const Scratch scratch;
    Log quiet([](std::string_view) {}, clock, false);
    const auto collected = collect(*read.setup, places, disk, clock, quiet, scratch.path());
    const auto news = std::make_shared<const model::News>(collected.news);
    auto all = explanations(news, rules_of(read.setup->settings, read.setup->zone), *at);
    const auto held = held_by_running_shows();
    for (std::size_t i = 0; i < all.size(); ++i) {  // one for each item of the news
        if (std::ranges::find(held, place_of(news->items[i])) == held.end()) continue;
        all[i].reasons.push_back(held_back());
        all[i].next.reset();
    }
    int code = 0;
    for (const auto& id : options.ids) {
        const auto found = std::ranges::find(all, id, &Explanation::id);
        if (found == all.end()) {
            print_unknown(id, collected);
            code = 1;
            continue;
        }
        print(*found, read.setup->zone);
        if (!found->reasons.empty()) code = 1;
    }
    if (options.ids.empty()) {
        for (const auto& one : all) print(one, read.setup->zone);
    }
    return code;
}

}  // namespace accolade::app
