#include "timing.h"

#include <doctest/doctest.h>

#include <chrono>

#include "writing.h"

using namespace accolade;
using namespace accolade::wording;

namespace {

WallTime utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
    const std::chrono::sys_days days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
    return WallTime(days) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

// An event in Oslo, an hour ahead of UTC.
struct Event {
    model::Item item;
    model::Zone zone = *model::Zone::named("Europe/Oslo");
    std::string language = "en";
    WallTime now = utc(2026, 11, 20, 13, 32);

    Event() {
        item.kind = model::Kind::event;
        item.starts = model::Moment{utc(2026, 11, 28, 15), false};
        item.ends = model::Moment{utc(2026, 11, 28, 17, 30), false};
    }
    Telling telling() const { return {item, zone, language, now, Phrases::standard()}; }
};

// The dash of a span stands between thin spaces in some editions of CLDR.
std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("\u2009")) != std::string::npos;) text.replace(at, 3, " ");
    return text;
}

}  // namespace

TEST_CASE("an event of an afternoon has one day and two hours") {
    const Event event;
    CHECK(days_of(event.telling()) == "Saturday 28 November");
    CHECK(leaf_of(event.telling()) == "28");
    CHECK(hours_of(event.telling()) == "16:00–18:30");
    CHECK(soon_of(event.telling()) == "In 8 days");
}

TEST_CASE("without an end there is one hour, and of a whole day none") {
    Event event;
    event.item.ends.reset();
    CHECK(hours_of(event.telling()) == "16:00");
    event.item.starts = model::Moment{utc(2026, 11, 28), true};
    CHECK(hours_of(event.telling()) == "All day");
    CHECK(days_of(event.telling()) == "Saturday 28 November");
    event.item.starts.reset();
    CHECK(days_of(event.telling()).empty());
    CHECK(hours_of(event.telling()).empty());
    CHECK(soon_of(event.telling()).empty());
}

TEST_CASE("several days are told from the first to the last") {
    Event event;
    event.item.ends = model::Moment{utc(2026, 11, 30, 11), false};
    CHECK(plain(days_of(event.telling())) == "Saturday 28 – Monday 30 November");
    CHECK(leaf_of(event.telling()) == "28–30");
    CHECK(hours_of(event.telling()) == "16:00");
    event.item.ends = model::Moment{utc(2026, 12, 2), true};
    CHECK(plain(days_of(event.telling())) == "Saturday 28 November – Wednesday 2 December");
    CHECK(leaf_of(event.telling()) == "28");
    event.language = "fr";
    CHECK(plain(days_of(event.telling())) == "Samedi 28 novembre – mercredi 2 décembre");
    event.language = "ja";
    event.item.ends = model::Moment{utc(2026, 11, 28, 17), false};
    CHECK(hours_of(event.telling()) == "16:00～18:00");
    CHECK(leaf_of(event.telling()) == "28");
}

TEST_CASE("a party that ends after midnight is of one day") {
    Event event;
    event.item.starts = model::Moment{utc(2026, 11, 28, 19), false};
    event.item.ends = model::Moment{utc(2026, 11, 29, 1), false};
    CHECK(days_of(event.telling()) == "Saturday 28 November");
    CHECK(hours_of(event.telling()) == "20:00–02:00");
}

TEST_CASE("the day before it is tomorrow, then today, then now, then nothing") {
    Event event;
    event.now = utc(2026, 11, 27, 22, 59);
    CHECK(soon_of(event.telling()) == "Tomorrow");
    event.now = utc(2026, 11, 27, 23);
    CHECK(soon_of(event.telling()) == "Today");
    CHECK_FALSE(goes_on(event.telling()));
    event.now = utc(2026, 11, 28, 14);
    CHECK(soon_of(event.telling()) == "Today");
    event.now = utc(2026, 11, 28, 14, 35);
    CHECK(soon_of(event.telling()) == "In 25 minutes");
    event.now = utc(2026, 11, 28, 15);
    CHECK(soon_of(event.telling()) == "Now");
    CHECK(goes_on(event.telling()));
    event.now = utc(2026, 11, 28, 17, 30);
    CHECK(soon_of(event.telling()).empty());
    CHECK_FALSE(goes_on(event.telling()));
    event.item.ends.reset();
    event.now = utc(2026, 11, 28, 15, 59);
    CHECK(goes_on(event.telling()));
    event.now = utc(2026, 11, 28, 16);
    CHECK_FALSE(goes_on(event.telling()));
}

TEST_CASE("whole days go on from the first to the last") {
    Event event;
    event.item.starts = model::Moment{utc(2026, 11, 28), true};
    event.item.ends = model::Moment{utc(2026, 11, 29), true};
    event.now = utc(2026, 11, 27, 22, 59);
    CHECK_FALSE(goes_on(event.telling()));
    event.now = utc(2026, 11, 27, 23);
    CHECK(goes_on(event.telling()));
    CHECK(soon_of(event.telling()) == "Today");
    event.now = utc(2026, 11, 29, 22, 59);
    CHECK(goes_on(event.telling()));
    event.now = utc(2026, 11, 29, 23);
    CHECK_FALSE(goes_on(event.telling()));
    CHECK(soon_of(event.telling()).empty());
}

TEST_CASE("a cell has two digits") {
    CHECK(written_cell(8, "en") == "08");
    CHECK(written_cell(28, "en") == "28");
    CHECK(written_cell(120, "en") == "120");
    CHECK(written_cell(8, "ar-EG") == "٠٨");
}
