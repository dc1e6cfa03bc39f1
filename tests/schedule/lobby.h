// A lobby with a clock that can be turned: news, rules and a show, without a screen.
#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "schedule/show.h"

namespace accolade::test {

using namespace schedule;
using namespace std::chrono_literals;
using model::Item;
using model::Kind;
using model::News;
using NewsPtr = std::shared_ptr<const News>;

inline WallTime utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return WallTime(days) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

inline const WallTime kMonday = utc(2026, 11, 23, 9);

inline Rules in(const char* zone) {
    Rules rules;
    rules.zone = *model::Zone::named(zone);
    rules.earliest_believable = utc(2024, 1, 1);
    return rules;
}

inline Item item_of(const std::string& id, Kind kind = Kind::story, int weight = 1) {
    Item item;
    item.id = id;
    item.kind = kind;
    item.weight = weight;
    item.title = id;
    return item;
}

inline NewsPtr news_of(std::vector<Item> items) {
    News news;
    news.items = std::move(items);
    return std::make_shared<const News>(std::move(news));
}

inline std::vector<Item> mixed_items(int count) {
    static constexpr Kind kinds[]{Kind::story, Kind::milestone, Kind::quote, Kind::kudos, Kind::award};
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        items.push_back(item_of("item-" + std::to_string(i), kinds[i % 5]));
        items.back().body = std::string(static_cast<std::size_t>(i * 37 % 190), 'x');
    }
    return items;
}

inline NewsPtr mixed(int count) {
    return news_of(mixed_items(count));
}

// A lobby with a clock that can be turned.
struct Lobby {
    Rules rules;
    NewsPtr news;
    Now now{kMonday, SteadyTime{}};
    Show show{};

    void turn() { show = advance(show, news, rules, now); }
    void wait(Milliseconds time) {
        now.wall += time;
        now.steady += time;
        turn();
    }
    // To the moment at which something else may come on.
    void next() { wait(std::max(show.current.ends - now.steady, Milliseconds(1))); }
    std::string on() const { return show.current.idle() ? "(idle)" : show.current.item()->id; }
};

inline Lobby lobby(NewsPtr news, Rules rules = in("Europe/Oslo"), WallTime at = kMonday) {
    Lobby lobby{std::move(rules), std::move(news), {at, SteadyTime{}}, {}};
    lobby.turn();
    return lobby;
}

}  // namespace accolade::test
