#include "stage/on_stage.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::stage;

namespace {

WallTime at(int hour, int minute, int second = 0) {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + Seconds(second);
}

}  // namespace

TEST_CASE("words change with the minute, and with the tick of a counter but no more than once a second") {
    CHECK(words_change(nullptr, at(14, 31, 20)) == at(14, 32));
    CHECK(words_change(nullptr, at(14, 32)) == at(14, 33));
    model::Item item;
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 32));
    item.counter.emplace();
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 32));
    item.counter->per_hour = 360;
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 31, 30));
    item.counter->per_hour = -3'600'000;
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 31, 21));
    item.counter->per_hour = 0.5;
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 32));
}

TEST_CASE("a countdown's words change with its minutes, in its last hour with its seconds, and when it begins") {
    model::Item item;
    item.kind = model::Kind::event;
    item.starts = model::Moment{at(16, 0), false};
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 32));
    CHECK(words_change(&item, at(15, 0)) == at(15, 0, 1));
    CHECK(words_change(&item, at(15, 31, 20)) == at(15, 31, 21));
    CHECK(words_change(&item, at(15, 59, 59)) == at(16, 0));
    CHECK(words_change(&item, at(16, 0)) == at(16, 1));
    item.starts = model::Moment{at(16, 0, 30), false};
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 31, 30));
    item.starts->all_day = true;
    CHECK(words_change(&item, at(14, 31, 20)) == at(14, 32));
    item.kind = model::Kind::incentive;
    item.starts = model::Moment{at(16, 0), false};
    CHECK(words_change(&item, at(15, 31, 20)) == at(15, 32));
}

TEST_CASE("the dark is dark everywhere") {
    const auto dark = dark_slide({320, 180});
    CHECK(dark.size == PixelSize{320, 180});
    REQUIRE(dark.ground);
    CHECK(dark.ground->opaque);
    CHECK(dark.actors.empty());
}
