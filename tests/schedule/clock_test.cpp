// Clocks that step, sleep, wrap and were never set. That both days on which clocks change are right is shown by
// show_test's months and by model's zones.
#include <doctest/doctest.h>

#include "schedule/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// So many slides from `at` on: each has its time, and none repeats the one before.
void goes_on(Lobby here, int slides) {
    for (int i = 0; i < slides; ++i) {
        const auto on = here.on();
        const auto left = here.show.current.ends - here.now.steady;
        CHECK(left >= 5s);
        CHECK(left <= 40s);
        here.next();
        CHECK(here.on() != on);
    }
}

Lobby lobby_at(WallTime wall, SteadyTime steady) {
    Lobby lobby{in("Europe/Oslo"), mixed(9), {wall, steady}, {}};
    lobby.turn();
    return lobby;
}

}  // namespace

TEST_CASE("the show goes on over 49.7 days and a year of uptime, over 2038, a leap day and the turn of a century") {
    const Milliseconds wrap(std::int64_t{1} << 32U);
    for (const auto up : {wrap / 2 - 5s, wrap - 5s, Milliseconds(24h * 366)})
        goes_on(lobby_at(kMonday, SteadyTime(up)), 20);
    for (const auto at :
         {utc(2038, 1, 19, 3, 13), utc(2100, 2, 28, 22, 59), utc(2028, 2, 29, 22, 59), utc(2106, 2, 7, 6, 27)})
        goes_on(lobby_at(at, SteadyTime(1h)), 20);
}

TEST_CASE("a screen that slept goes on with what it showed, once, and then by the clock") {
    auto here = lobby(mixed(9));
    here.wait(2s);
    const auto on = here.on();
    const auto serial = here.show.current.serial;
    here.now.wall += 8h;
    here.turn();
    CHECK(here.on() == on);
    here.next();
    CHECK(here.show.current.serial == serial + 1);
    CHECK(here.show.current.ends - here.now.steady <= 40s);
    auto other = lobby(here.news, here.rules, here.now.wall);
    here.next();
    other.wait(here.now.wall - other.now.wall);
    while (other.show.current.ends <= here.now.steady) other.next();
    goes_on(here, 10);
}

TEST_CASE("a clock that was never set ends nothing, and what is over leaves once it is") {
    for (const auto unset : {utc(1970, 1, 1), utc(2000, 1, 1), utc(2020, 6, 1)}) {
        auto items = mixed_items(3);
        items.push_back(item_of("over"));
        items.back().show_until = utc(2019, 1, 1);
        items.push_back(item_of("to-come"));
        items.back().show_from = utc(2027, 1, 1);
        Lobby here{in("Europe/Oslo"), news_of(items), {unset, SteadyTime{}}, {}};
        OpeningHours never{};
        here.rules.opening = never;
        here.turn();
        CHECK(!here.show.current.idle());
        bool over = false;
        for (int i = 0; i < 40; ++i, here.next()) over = over || here.on() == "over";
        CHECK(over);
        here.rules.opening.reset();
        here.now.wall = kMonday;  // the network tells the time
        here.next();
        for (int i = 0; i < 40; ++i, here.next()) {
            CHECK(here.on() != "over");
            CHECK(here.on() != "to-come");
        }
    }
}
