#include "dates.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::feed;
namespace chrono = std::chrono;

namespace {

WallTime utc(int y, unsigned m, unsigned d, int hour = 0, int minute = 0, int second = 0, int ms = 0) {
    return WallTime(chrono::sys_days(chrono::year(y) / chrono::month(m) / chrono::day(d))) + chrono::hours(hour) +
           chrono::minutes(minute) + chrono::seconds(second) + Milliseconds(ms);
}

}  // namespace

TEST_CASE("an instant is RFC 3339, with its zone") {
    CHECK(instant_of("2026-11-20T08:00:00+01:00") == utc(2026, 11, 20, 7));
    CHECK(instant_of("2026-11-20T08:00:00Z") == utc(2026, 11, 20, 8));
    CHECK(instant_of("2026-11-20t08:00:00z") == utc(2026, 11, 20, 8));
    CHECK(instant_of("2026-11-20 08:00:00Z") == utc(2026, 11, 20, 8));
    CHECK(instant_of("2026-11-20T08:00:00-00:00") == utc(2026, 11, 20, 8));
    CHECK(instant_of("2019-10-12T07:20:50.52Z") == utc(2019, 10, 12, 7, 20, 50, 520));
    CHECK(instant_of("2019-10-12T07:20:50.123456789Z") == utc(2019, 10, 12, 7, 20, 50, 123));
    CHECK(instant_of("2026-01-01T00:30:00+05:30") == utc(2025, 12, 31, 19));
    CHECK(instant_of("1937-01-01T12:00:27.87+00:20") == utc(1937, 1, 1, 11, 40, 27, 870));
    CHECK(instant_of("9999-12-31T23:59:59Z") == utc(9999, 12, 31, 23, 59, 59));
}

TEST_CASE(
    "the common forms of ISO 8601 are read as well: without seconds, and offsets without their colon or minutes") {
    CHECK(instant_of("2020-01-02T08:00Z") == utc(2020, 1, 2, 8));
    CHECK(instant_of("2026-11-20T08:00+01:00") == utc(2026, 11, 20, 7));
    CHECK(instant_of("2026-11-20T08:00:00+0100") == utc(2026, 11, 20, 7));
    CHECK(instant_of("2026-11-20T08:00:00+0000") == utc(2026, 11, 20, 8));
    CHECK(instant_of("2026-11-20T08:00:00-0330") == utc(2026, 11, 20, 11, 30));
    CHECK(instant_of("2026-11-20T08:00:00+01") == utc(2026, 11, 20, 7));
    CHECK(instant_of("2026-11-20T08:00:00,5Z") == utc(2026, 11, 20, 8, 0, 0, 500));
}

TEST_CASE("a time that names no zone is the screen's where that is allowed") {
    const auto oslo = model::Zone::named("Europe/Oslo").value();
    CHECK(instant_of("2026-11-20T08:00:00", &oslo) == utc(2026, 11, 20, 7));
    CHECK(instant_of("2026-07-20T08:00", &oslo) == utc(2026, 7, 20, 6));
    CHECK(instant_of("2026-07-20T08:00:30.25", &oslo) == utc(2026, 7, 20, 6, 0, 30, 250));
    CHECK(instant_of("2026-07-20T08:00Z", &oslo) == utc(2026, 7, 20, 8));
    CHECK(moment_of("2026-07-20", &oslo) == model::Moment{utc(2026, 7, 20), true});
    CHECK_FALSE(instant_of("2026-07-20", &oslo));
    CHECK_FALSE(instant_of("2026-07-20T25:00", &oslo));
}

TEST_CASE("a leap second is the second before it, and stands only where leap seconds are") {
    CHECK(instant_of("1990-12-31T23:59:60Z") == utc(1990, 12, 31, 23, 59, 59));
    CHECK(instant_of("1990-12-31T15:59:60-08:00") == utc(1990, 12, 31, 23, 59, 59));
    CHECK_FALSE(instant_of("1990-12-31T12:00:60Z"));
}

TEST_CASE("a date that is not certain is no date") {
    for (const auto* text : {"",
                             "2026-11-20T08:00:00",
                             "2026-11-20",
                             "Fri, 31 May 2019 12:17:58 -0700",
                             "2026-02-31T08:00:00Z",
                             "2025-02-29T08:00:00Z",
                             "0000-01-01T00:00:00Z",
                             "99999-01-01T00:00:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-11-20T24:00:00Z",
                             "2026-11-20T08:60:00Z",
                             "2026-11-20T08:00:61Z",
                             "2026-11-20T08:00",
                             "2026-11-20T8:00Z",
                             "2026-11-20T08Z",
                             "2026-11-20T08:00:00+1",
                             "2026-11-20T08:00:00+010",
                             "2026-11-20T08:00:00+01:",
                             "2026-11-20T08:00:60",
                             "2026-11-20T08:00:00+24:00",
                             "2026-11-20T08:00:00Zx",
                             "2026-11-20T08:00:00.Z",
                             " 2026-11-20T08:00:00Z",
                             "20261120T080000Z",
                             "tomorrow",
                             "-2026-11-20T08:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(instant_of(text));
    }
}

TEST_CASE("a date alone is a whole day") {
    CHECK(moment_of("2026-11-20") == model::Moment{utc(2026, 11, 20), true});
    CHECK(moment_of("2026-11-20T08:00:00+01:00") == model::Moment{utc(2026, 11, 20, 7), false});
    CHECK_FALSE(moment_of("2026-02-30"));
    CHECK_FALSE(moment_of("20.11.2026"));
}

TEST_CASE("hours are wall clock, and may go overnight") {
    CHECK(hours_of("08:00-18:00") == model::Hours{480, 1080});
    CHECK(hours_of("8:00 - 18:30") == model::Hours{480, 1110});
    CHECK(hours_of("22:00\xE2\x80\x93"
                   "06:00") == model::Hours{1320, 360});
    CHECK(hours_of("00:00-24:00") == model::Hours{0, 1440});
    for (const auto* text : {"", "8-18", "08:00", "08:60-09:00", "25:00-26:00", "24:00-06:00", "24:01-06:00",
                             "08:00-18:00-20:00", "a:00-b:00"}) {
        CAPTURE(text);
        CHECK_FALSE(hours_of(text));
    }
}

TEST_CASE("days and periods") {
    CHECK(days_of("mon") == model::monday);
    CHECK(days_of("Sunday") == model::sunday);
    CHECK(days_of("mon-fri") == 31);
    CHECK(days_of("Sat - Mon") == (model::saturday | model::sunday | model::monday));
    CHECK(days_of("fri-fri") == model::friday);
    CHECK_FALSE(days_of("weekdays"));
    CHECK_FALSE(days_of("mon-"));
    for (const auto* text : {"2026", "2026-11", "2026-Q4"}) CHECK(is_period(text));
    for (const auto* text : {"", "26", "2026-13", "2026-Q5", "2026-q4", "November", "2026-11-20", "2026-"})
        CHECK_FALSE(is_period(text));
}
