#include "model/local_time.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace accolade;
using namespace accolade::model;
using namespace std::chrono_literals;

namespace {

WallTime utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return WallTime(days) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Zone zone(const char* name) {
    auto opened = Zone::named(name);
    REQUIRE(opened.has_value());
    return *opened;
}

}  // namespace

TEST_CASE("the clock on the wall in Oslo is an hour ahead of UTC in winter and two in summer") {
    const auto oslo = zone("Europe/Oslo");
    CHECK(oslo.local(utc(2026, 11, 23, 13, 32)) == LocalTime{{2026, 11, 23}, 14, 32, 0, 0});
    CHECK(oslo.local(utc(2026, 7, 5, 22, 30)) == LocalTime{{2026, 7, 6}, 0, 30, 0, 0});
    CHECK(oslo.instant({2026, 11, 23}, 14 * 60 + 32) == utc(2026, 11, 23, 13, 32));
}

TEST_CASE("a time that the clocks skip becomes the moment they skip") {
    // 2026-03-29 02:00 -> 03:00 in Oslo; 2026-03-08 02:00 -> 03:00 in New York.
    CHECK(zone("Europe/Oslo").instant({2026, 3, 29}, 150) == utc(2026, 3, 29, 1, 0));
    CHECK(zone("Europe/Oslo").instant({2026, 3, 29}, 120) == utc(2026, 3, 29, 1, 0));
    CHECK(zone("Europe/Oslo").instant({2026, 3, 29}, 180) == utc(2026, 3, 29, 1, 0));
    CHECK(zone("America/New_York").instant({2026, 3, 8}, 150) == utc(2026, 3, 8, 7, 0));
    // Lord Howe moves by half an hour; Sao Paulo skipped midnight itself.
    CHECK(zone("Australia/Lord_Howe").instant({2026, 10, 4}, 135) == utc(2026, 10, 3, 15, 30));
    CHECK(zone("America/Sao_Paulo").instant({2018, 11, 4}, 0) == utc(2018, 11, 4, 3, 0));
}

TEST_CASE("a time that the clocks show twice is the first of the two") {
    CHECK(zone("Europe/Oslo").instant({2026, 10, 25}, 150) == utc(2026, 10, 25, 0, 30));
    CHECK(zone("America/New_York").instant({2026, 11, 1}, 90) == utc(2026, 11, 1, 5, 30));
    CHECK(zone("Australia/Lord_Howe").instant({2026, 4, 5}, 105) == utc(2026, 4, 4, 14, 45));
}

TEST_CASE("24:00 is the midnight that ends the day, also on the days on which the clocks change") {
    const auto oslo = zone("Europe/Oslo");
    for (const Date day : {Date{2026, 3, 29}, Date{2026, 10, 25}, Date{2026, 12, 31}}) {
        CHECK(oslo.instant(day, 1440) == oslo.instant(next_day(day), 0));
    }
    CHECK(oslo.instant({2026, 3, 29}, 1440) - oslo.instant({2026, 3, 29}, 0) == 23h);
    CHECK(oslo.instant({2026, 10, 25}, 1440) - oslo.instant({2026, 10, 25}, 0) == 25h);
}

TEST_CASE("every instant comes back from its wall clock in twelve zones, but for the hour that is shown twice") {
    for (const auto* name : {"UTC", "Europe/Oslo", "Europe/London", "America/New_York", "America/St_Johns",
                             "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia",
                             "Africa/Casablanca", "Asia/Tehran"}) {
        const auto here = zone(name);
        for (auto at = utc(2026, 1, 1); at < utc(2027, 1, 1); at += 37min) {
            const auto local = here.local(at);
            const auto back = here.instant(local.date, local.hour * 60 + local.minute);
            CHECK((back == at || (back < at && here.local(back) == local)));
        }
    }
}

TEST_CASE("a misspelt zone names the nearest one") {
    const auto wrong = Zone::named("Europe/Olso");
    REQUIRE(!wrong.has_value());
    CHECK(wrong.error().what == "there is no time zone \"Europe/Olso\"; did you mean \"Europe/Oslo\"?");
    CHECK(!Zone::named("Mars/Olympus_Mons").has_value());
    CHECK(!Zone::named("Zürich").has_value());
    CHECK(Zone::named("").has_value());
    CHECK(zone("Asia/Kolkata").name() == "Asia/Kolkata");
}

TEST_CASE("leap days, 2038 and the turn of a century are days like others") {
    CHECK(next_day({2028, 2, 28}) == Date{2028, 2, 29});
    CHECK(next_day({2100, 2, 28}) == Date{2100, 3, 1});
    CHECK(next_day({2026, 1, 1}, -1) == Date{2025, 12, 31});
    CHECK(weekday({2026, 11, 23}) == 0);
    CHECK(weekday({2026, 11, 22}) == 6);
    CHECK(Zone().local(utc(2038, 1, 19, 3, 14)) == LocalTime{{2038, 1, 19}, 3, 14, 0, 1});
    CHECK(Zone().local(utc(1969, 12, 31, 23, 59)) == LocalTime{{1969, 12, 31}, 23, 59, 0, 2});
}
