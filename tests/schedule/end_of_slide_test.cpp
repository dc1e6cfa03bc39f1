#include <doctest/doctest.h>

#include <random>

#include "schedule/lobby.h"
#include "schedule/stepping.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// A day in a lobby where nothing stays as it is: the feed changes every few seconds, items get and lose their times,
// and the screen closes and opens.
class Day {
  public:
    explicit Day(unsigned seed) : random_(seed), lobby_(lobby(news(), in("Europe/Oslo"), kMonday)) {}

    int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
    NewsPtr news() {
        std::vector<Item> items;
        const int count = 3 + pick(4);
        for (int i = 0; i < count; ++i) {
            auto item = item_of("item-" + std::to_string(pick(3) == 0 ? 10 + pick(5) : i),
                                i % 2 == 0 ? Kind::story : Kind::quote);
            if (std::ranges::find(items, item.id, &Item::id) != items.end()) continue;
            item.seconds = Seconds(12);
            const auto now = lobby_.now.wall;
            if (pick(6) == 0) item.show_until = now + Milliseconds(pick(40'000) - 5'000);
            if (pick(8) == 0) item.show_from = now + Milliseconds(pick(40'000) - 20'000);
            items.push_back(std::move(item));
        }
        return news_of(std::move(items));
    }

    std::optional<OpeningHours> opening() {
        if (pick(2) == 0) return std::nullopt;
        const auto local = lobby_.rules.zone.local(lobby_.now.wall);
        const int minute = local.hour * 60 + local.minute + pick(3);
        OpeningHours week;
        for (auto& day : week) day.push_back({minute, minute + 1 + pick(5)});
        return week;
    }

    std::mt19937 random_;
    Lobby lobby_;
};

}  // namespace

TEST_CASE(
    "whatever changes while a slide stands, it ends when it may no longer be shown, and never stands much too long") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        CAPTURE(seed);
        Day day(seed);
        auto& here = day.lobby_;
        for (int turn = 0; turn < 600; ++turn) {
            CAPTURE(turn);
            if (day.pick(9) == 0) here.news = day.news();
            if (day.pick(60) == 0) here.rules.opening = day.opening();
            here.wait(Milliseconds(250 * (1 + day.pick(5))));
            if (day.pick(3) == 0) here.show = look_ahead(here.show, here.news, here.rules, here.now);
            const auto& current = here.show.current;
            if (current.idle()) continue;
            const Calendar calendar(here.rules.zone, here.now.wall);
            REQUIRE(may_show(*current.item(), here.rules, here.now.wall));
            REQUIRE(opening(here.rules, calendar).open);
            REQUIRE(current.ends > here.now.steady);
            REQUIRE(here.now.wall + (current.ends - here.now.steady) <=
                    window_of(*current.item(), here.rules, calendar).until);
            REQUIRE(current.ends - current.began <= Milliseconds(19'000));  // each has 12 s
        }
    }
}

TEST_CASE("two items that take turns are in step again after a few slides") {
    std::vector<Item> items{item_of("a"), item_of("b")};
    for (auto& item : items) item.seconds = 12s;
    for (int late = 0; late < 24; ++late) {
        CAPTURE(late);
        auto other = lobby(news_of(items));
        auto here = lobby(news_of({items.front()}));
        here.wait(Milliseconds(late * 1000));
        other.wait(Milliseconds(late * 1000));
        here.news = other.news;
        for (int i = 0; i < 6; ++i) here.next();
        while (other.now.steady < here.now.steady)
            other.wait(std::min(other.show.current.ends, here.now.steady) - other.now.steady);
        CHECK(here.on() == other.on());
        CHECK(here.show.current.ends == other.show.current.ends);
    }
}

TEST_CASE("news that give the item on screen an earlier end, end its slide then") {
    auto here = lobby(mixed(5));
    here.wait(1s);
    const auto on = here.on();
    auto corrected = mixed_items(5);
    for (auto& item : corrected) item.show_until = here.now.wall + (item.id == on ? 2s : 1h);
    here.news = news_of(corrected);
    here.wait(1ms);
    CHECK(here.on() == on);
    CHECK(lasts(here.show, here.now) == 1999ms);
    here.wait(1998ms);
    CHECK(here.on() == on);
    here.wait(1ms);
    CHECK(here.on() != on);
}

TEST_CASE("a paused show, and one that was stepped back, keep nothing that may no longer be shown") {
    auto items = mixed_items(5);
    for (auto& item : items) item.show_until = kMonday + 2min;
    items.push_back(item_of("for-ever"));
    SUBCASE("paused") {
        auto here = lobby(news_of(items));
        while (here.on() == "for-ever") here.next();
        here.show.paused = true;
        const auto on = here.on();
        here.wait(lasts(here.show, here.now) - 1ms);
        CHECK(here.on() == on);
        here.wait(1ms);
        CHECK(here.now.wall == kMonday + 2min);
        CHECK(here.on() == "for-ever");
        CHECK(here.show.paused);
        here.wait(1h);
        CHECK(here.on() == "for-ever");
    }
    SUBCASE("stepped back") {
        auto here = lobby(news_of(items));
        while (here.now.wall < kMonday + 110s) here.next();
        here.show = step_back(here.show, here.news, here.rules, here.now);
        if (here.on() != "for-ever")
            CHECK(here.now.wall + (here.show.current.ends - here.now.steady) <= kMonday + 2min);
    }
    SUBCASE("closing") {
        auto rules = in("Europe/Oslo");
        OpeningHours week;
        week[0] = {model::Hours{8 * 60, 10 * 60 + 30}};
        rules.opening = week;
        auto here = lobby(mixed(5), rules);
        here.show.paused = true;
        here.wait(29min);
        CHECK(!here.show.current.idle());
        here.wait(1min);
        CHECK(here.show.current.closed);
    }
}
