#include "schedule/emergencies.h"

#include <doctest/doctest.h>

#include <set>

#include "schedule/ended.h"
#include "schedule/lobby.h"
#include "schedule/stepping.h"

using namespace accolade;
using namespace accolade::test;
using model::Hours;

namespace {

Item emergency(const std::string& id) {
    auto item = item_of(id, Kind::notice);
    item.severity = model::Severity::emergency;
    return item;
}

NewsPtr with(std::vector<Item> more, int others = 5) {
    auto items = mixed_items(others);
    items.insert(items.end(), more.begin(), more.end());
    return news_of(std::move(items));
}

Lobby quiet(WallTime at = kMonday) {
    auto here = lobby(mixed(5), in("Europe/Oslo"), at);
    here.wait(2s);
    return here;
}

}  // namespace

TEST_CASE("an emergency takes the screen with the news that bring it, and stays until it leaves them") {
    auto here = quiet();
    const auto before = here.show;
    here.news = with({emergency("fire")});
    here.wait(1ms);
    CHECK(here.on() == "fire");
    CHECK(here.show.current.why == model::Reason::emergency);
    CHECK(here.show.current.progress.count == 0);
    REQUIRE(here.show.previous);
    CHECK(here.show.previous->item()->id == before.current.item()->id);
    const auto shown = ended(before, here.show, here.now);
    REQUIRE(shown);
    CHECK(shown->why == model::Ended::interrupted);
    CHECK_FALSE(shown->whole);

    const auto serial = here.show.current.serial;
    for (int i = 0; i < 40; ++i, here.wait(7min)) CHECK(here.on() == "fire");
    CHECK(here.show.current.serial == serial);  // it does not leave and re-enter
    here.news = mixed(5);
    here.wait(1ms);
    CHECK(here.show.current.why == model::Reason::rotation);
    CHECK(here.show.previous_ended == model::Ended::withdrawn);
    CHECK_FALSE(here.show.current.idle());
}

TEST_CASE("warnings and information wait for their turn") {
    auto here = quiet();
    const auto on = here.on();
    auto warning = emergency("water");
    warning.severity = model::Severity::warning;
    auto story = emergency("story");
    story.kind = Kind::story;
    here.news = with({warning, story});
    here.wait(1ms);
    CHECK(here.on() == on);
}

TEST_CASE("an emergency is shown outside opening hours, and then the screen is closed again") {
    auto rules = in("Europe/Oslo");
    OpeningHours week;
    week[0] = {Hours{8 * 60, 9 * 60}};
    rules.opening = week;
    auto here = lobby(mixed(5), rules, utc(2026, 11, 23, 20));
    CHECK(here.show.current.closed);
    here.news = with({emergency("fire")});
    here.wait(1ms);
    CHECK(here.on() == "fire");
    CHECK_FALSE(here.show.current.closed);
    here.news = mixed(5);
    here.wait(1ms);
    CHECK(here.show.current.closed);
}

TEST_CASE("a screen that starts shows an emergency first") {
    auto here = lobby(with({emergency("fire")}));
    CHECK(here.on() == "fire");
    here.wait(3h);
    CHECK(here.on() == "fire");
}

TEST_CASE("an emergency begins and ends to the second where it says so") {
    auto here = quiet();
    auto fire = emergency("fire");
    fire.show_from = kMonday + 90s;
    fire.show_until = kMonday + 5min;
    here.news = with({fire});
    here.turn();
    CHECK(here.on() != "fire");
    std::set<std::string> seen;
    while (here.on() != "fire") {
        const auto time = lasts(here.show, here.now);
        REQUIRE(here.now.wall + time <= kMonday + 90s);
        here.wait(std::max(time, Milliseconds(1)));
    }
    CHECK(here.now.wall == kMonday + 90s);
    while (here.on() == "fire") here.wait(std::max(lasts(here.show, here.now), Milliseconds(1)));
    CHECK(here.now.wall == kMonday + 5min);
    CHECK(here.show.previous_ended == model::Ended::time);
}

TEST_CASE("several emergencies take turns and nothing else is shown; a new one comes at once") {
    auto here = quiet();
    here.news = with({emergency("fire"), emergency("gas")});
    here.wait(1ms);
    CHECK(here.on() == "fire");
    std::string before = here.on();
    for (int i = 0; i < 6; ++i) {
        CHECK(lasts(here.show, here.now) >= 5s);
        CHECK(lasts(here.show, here.now) <= 24s);
        here.next();
        CHECK(here.on() != before);
        before = here.on();
    }
    CHECK(here.on() == "fire");
    here.wait(1s);
    here.news = with({emergency("flood"), emergency("fire"), emergency("gas")});
    here.wait(1ms);
    CHECK(here.on() == "flood");
    here.next();
    CHECK(here.on() == "fire");
    here.next();
    CHECK(here.on() == "gas");
    // One that is withdrawn leaves at once; the last one stays.
    here.news = with({emergency("flood")});
    here.wait(1ms);
    CHECK(here.on() == "flood");
    CHECK(here.show.previous_ended == model::Ended::withdrawn);
    const auto serial = here.show.current.serial;
    for (int i = 0; i < 5; ++i) here.next();
    CHECK(here.on() == "flood");
    CHECK(here.show.current.serial == serial);
    // And is not alone for long when another one comes.
    here.news = with({emergency("flood"), emergency("gas")});
    here.wait(1ms);
    CHECK(here.on() == "gas");
    here.next();
    CHECK(here.on() == "flood");
    here.next();
    CHECK(here.on() == "gas");
}

TEST_CASE("a corrected emergency shows the correction and does not begin anew") {
    auto here = quiet();
    here.news = with({emergency("fire")});
    here.wait(1ms);
    const auto serial = here.show.current.serial;
    auto fire = emergency("fire");
    fire.title = "Assemble at the east gate";
    here.news = with({fire}, 9);
    here.wait(1ms);
    CHECK(here.show.current.serial == serial);
    CHECK(here.show.current.item()->title == fire.title);
}

TEST_CASE("an emergency holds to site, audience and days as every item does") {
    auto here = quiet();
    auto elsewhere = emergency("elsewhere"), staff = emergency("staff"), sundays = emergency("sundays");
    elsewhere.sites = {"tallinn"};
    staff.audience = model::Audience::staff;
    sundays.days = model::sunday;
    here.news = with({elsewhere, staff, sundays});
    here.wait(1ms);
    CHECK(here.show.current.why == model::Reason::rotation);
}

TEST_CASE("a pause by hand holds no emergency back, and neither key leaves it") {
    auto here = quiet();
    here.show.paused = true;
    here.news = with({emergency("fire")});
    here.wait(1ms);
    CHECK(here.on() == "fire");
    here.show = step_back(here.show, here.news, here.rules, here.now);
    CHECK(here.on() == "fire");
    here.show = step_on(here.show, here.news, here.rules, here.now);
    CHECK(here.on() == "fire");
    here.news = mixed(5);
    here.wait(1ms);
    CHECK(here.on() != "fire");
}

TEST_CASE("of emergencies the next one can be prepared") {
    auto here = quiet();
    here.news = with({emergency("fire"), emergency("gas")});
    here.wait(1ms);
    const auto next = upcoming(here.show, here.news, here.rules, here.now).showing;
    REQUIRE(next.item() != nullptr);
    CHECK(next.item()->id == "gas");
    here.next();
    CHECK(here.on() == "gas");
    CHECK(here.show.current.serial == next.serial);
}
