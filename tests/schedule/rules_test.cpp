#include "schedule/rules.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace accolade;
using namespace accolade::schedule;
using namespace std::chrono_literals;
using model::Hours;
using model::Item;
using model::Kind;

namespace {

WallTime utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return WallTime(days) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Rules in(const char* zone) {
    Rules rules;
    rules.zone = *model::Zone::named(zone);
    rules.earliest_believable = utc(2024, 1, 1);
    return rules;
}

Item story() {
    Item item;
    item.id = "a";
    return item;
}

}  // namespace

TEST_CASE("an item is shown from its first moment to before its last") {
    const auto rules = in("Europe/Oslo");
    auto item = story();
    item.show_from = utc(2026, 11, 23, 8);
    item.show_until = utc(2026, 11, 23, 9);
    CHECK(!may_show(item, rules, utc(2026, 11, 23, 8) - 1ms));
    CHECK(may_show(item, rules, utc(2026, 11, 23, 8)));
    CHECK(may_show(item, rules, utc(2026, 11, 23, 9) - 1ms));
    CHECK(!may_show(item, rules, utc(2026, 11, 23, 9)));
}

TEST_CASE("days and hours are those of the screen's zone") {
    auto item = story();
    item.days = model::friday;
    item.hours = Hours{8 * 60, 18 * 60};
    // Friday 27 November 2026.
    CHECK(may_show(item, in("Europe/Oslo"), utc(2026, 11, 27, 7)));
    CHECK(!may_show(item, in("Europe/Oslo"), utc(2026, 11, 27, 6, 59)));
    CHECK(!may_show(item, in("America/New_York"), utc(2026, 11, 27, 7)));
    CHECK(may_show(item, in("America/New_York"), utc(2026, 11, 27, 13)));
    CHECK(may_show(item, in("Asia/Kolkata"), utc(2026, 11, 27, 2, 30)));
    CHECK(!may_show(item, in("Europe/Oslo"), utc(2026, 11, 28, 10)));
}

TEST_CASE("hours overnight belong to the day on which they begin") {
    const auto rules = in("UTC");
    auto item = story();
    item.days = model::friday;
    item.hours = Hours{22 * 60, 6 * 60};
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 5)));
    CHECK(may_show(item, rules, utc(2026, 11, 27, 22)));
    CHECK(may_show(item, rules, utc(2026, 11, 28, 5, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 28, 6)));
    CHECK(!may_show(item, rules, utc(2026, 11, 28, 22)));
}

TEST_CASE("on the days on which the clocks change, hours begin and end by the wall clock") {
    auto item = story();
    item.hours = Hours{8 * 60, 18 * 60};
    const auto oslo = in("Europe/Oslo");
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 5, 59)));  // the clocks went forward
    CHECK(may_show(item, oslo, utc(2026, 3, 29, 6)));
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 16)));
    CHECK(!may_show(item, oslo, utc(2026, 10, 25, 6, 59)));  // and back
    CHECK(may_show(item, oslo, utc(2026, 10, 25, 7)));
    CHECK(!may_show(item, oslo, utc(2026, 10, 25, 17)));
    // Hours that lie within the skipped hour do not come that day; those that reach into it begin with the skip.
    item.hours = Hours{2 * 60 + 10, 2 * 60 + 50};
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 1)));
    item.hours = Hours{2 * 60 + 10, 4 * 60};
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 0, 59)));
    CHECK(may_show(item, oslo, utc(2026, 3, 29, 1)));
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 2)));
    // Overnight over the change.
    item.hours = Hours{22 * 60, 6 * 60};
    CHECK(may_show(item, oslo, utc(2026, 3, 29, 3, 59)));
    CHECK(!may_show(item, oslo, utc(2026, 3, 29, 4)));
}

TEST_CASE("a window says for how long its answer stands") {
    const auto rules = in("Europe/Oslo");
    auto item = story();
    item.hours = Hours{8 * 60, 18 * 60};
    item.show_until = utc(2026, 11, 27, 12);
    const auto window = [&](WallTime now) { return window_of(item, rules, Calendar(rules.zone, now)); };
    CHECK(window(utc(2026, 11, 26, 10)) == Window{true, utc(2026, 11, 26, 7), utc(2026, 11, 26, 17)});
    CHECK(window(utc(2026, 11, 26, 18)).until == utc(2026, 11, 27, 7));
    CHECK(window(utc(2026, 11, 27, 10)) == Window{true, utc(2026, 11, 27, 7), utc(2026, 11, 27, 12)});
    CHECK(!window(utc(2026, 11, 27, 12)).open);
    CHECK(window(utc(2026, 11, 27, 18)).until == WallTime::max());
}

TEST_CASE("a public screen never shows a staff item, nor an item for other sites, nor one without consent") {
    auto rules = in("UTC");
    rules.sites = {"esbjerg"};
    const auto now = utc(2026, 11, 23);
    auto item = story();
    item.audience = model::Audience::staff;
    CHECK(!may_show(item, rules, now));
    rules.staff = true;
    CHECK(may_show(item, rules, now));

    item = story();
    item.sites = {"oslo", "tallinn"};
    CHECK(!may_show(item, rules, now));
    item.sites.emplace_back("esbjerg");
    CHECK(may_show(item, rules, now));

    item = story();
    item.people = {{"Amara", "", "", "", "", "", {}, model::Consent::name}};
    CHECK(may_show(item, rules, now));
    item.people.push_back({"Ingrid", "", "", "", "", "", {}, model::Consent::none});
    CHECK(!may_show(item, rules, now));
    CHECK(!may_show(item, rules, {}));  // whatever the clock says

    item = story();
    rules.shares[Kind::story] = 0;
    CHECK(!may_show(item, rules, now));
}

TEST_CASE("an event leaves when it is over") {
    const auto rules = in("Europe/Oslo");
    auto item = story();
    item.kind = Kind::event;
    item.starts = model::Moment{utc(2026, 11, 27, 13), false};
    item.ends = model::Moment{utc(2026, 11, 27, 15), false};
    CHECK(may_show(item, rules, utc(2026, 11, 27, 14, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 15)));
    item.ends.reset();
    CHECK(may_show(item, rules, utc(2026, 11, 27, 14, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 15)));
    item.starts = model::Moment{utc(2026, 11, 27), true};
    CHECK(may_show(item, rules, utc(2026, 11, 27, 22, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 23)));
}

TEST_CASE("an event of several days leaves after the last, a session and an incentive as an event does") {
    const auto rules = in("Europe/Oslo");
    auto item = story();
    item.kind = Kind::event;
    item.starts = model::Moment{utc(2026, 11, 27), true};
    item.ends = model::Moment{utc(2026, 11, 29), true};
    CHECK(may_show(item, rules, utc(2026, 11, 28, 12)));
    CHECK(may_show(item, rules, utc(2026, 11, 29, 22, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 29, 23)));
    item.starts = model::Moment{utc(2026, 11, 27, 13), false};
    CHECK(may_show(item, rules, utc(2026, 11, 29, 22, 59)));
    item.ends = model::Moment{utc(2026, 11, 29, 11), false};
    CHECK(may_show(item, rules, utc(2026, 11, 29, 10, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 29, 11)));
    item.kind = Kind::session;
    CHECK(!may_show(item, rules, utc(2026, 11, 29, 11)));
    item.kind = Kind::incentive;
    CHECK(!may_show(item, rules, utc(2026, 11, 29, 11)));
    // An incentive that names no end goes on.
    item.ends.reset();
    CHECK(may_show(item, rules, utc(2027, 11, 29)));
    // Dates are no reason for another kind to leave.
    item.kind = Kind::story;
    item.ends = model::Moment{utc(2026, 11, 29, 11), false};
    CHECK(may_show(item, rules, utc(2026, 11, 29, 11)));
}

TEST_CASE("an end before the beginning does not withdraw what has not begun") {
    const auto rules = in("Europe/Oslo");
    auto item = story();
    item.kind = Kind::event;
    item.starts = model::Moment{utc(2026, 11, 27, 13), false};
    item.ends = model::Moment{utc(2026, 11, 26, 15), false};
    CHECK(may_show(item, rules, utc(2026, 11, 27, 14, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 15)));
    item.starts = model::Moment{utc(2026, 11, 27), true};
    CHECK(may_show(item, rules, utc(2026, 11, 27, 22, 59)));
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 23)));
    // A whole day may have an hour at which it ends.
    item.ends = model::Moment{utc(2026, 11, 27, 15), false};
    CHECK(!may_show(item, rules, utc(2026, 11, 27, 15)));
}

TEST_CASE("a clock that is not set ends nothing and closes nothing") {
    auto rules = in("Europe/Oslo");
    rules.opening = OpeningHours{};  // never open
    auto item = story();
    item.show_from = utc(2026, 1, 1);
    item.days = 0;
    CHECK(may_show(item, rules, utc(1970, 1, 1)));
    CHECK(opening(rules, Calendar(rules.zone, utc(1970, 1, 1))).open);
    CHECK(!may_show(item, rules, utc(2026, 2, 1)));
    CHECK(!opening(rules, Calendar(rules.zone, utc(2026, 2, 1))).open);
}

TEST_CASE("when a closed house opens again is known over a weekend and over a change of the clocks") {
    Rules rules;
    rules.zone = *model::Zone::named("Europe/Oslo");
    const auto local = [&](model::Date date, int hour) { return rules.zone.instant(date, hour * 60); };
    CHECK(opens_at(rules, local({2026, 11, 23}, 3)) == local({2026, 11, 23}, 3));
    OpeningHours week;
    for (std::size_t day = 0; day < 5; ++day) week[day] = {model::Hours{7 * 60, 19 * 60}};
    rules.opening = week;
    CHECK(opens_at(rules, local({2026, 11, 23}, 12)) == local({2026, 11, 23}, 12));
    CHECK(opens_at(rules, local({2026, 11, 23}, 20)) == local({2026, 11, 24}, 7));
    CHECK(opens_at(rules, local({2026, 11, 27}, 20)) == local({2026, 11, 30}, 7));
    CHECK(opens_at(rules, local({2026, 10, 23}, 20)) == local({2026, 10, 26}, 7));  // back to winter time on the 25th
    week = {};
    week[2] = {model::Hours{7 * 60, 8 * 60}};
    rules.opening = week;
    CHECK(opens_at(rules, local({2026, 11, 25}, 9)) == local({2026, 12, 2}, 7));
    rules.opening = OpeningHours{};
    CHECK_FALSE(opens_at(rules, local({2026, 11, 23}, 12)));
}
