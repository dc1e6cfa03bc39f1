#include "rules.h"

#include <doctest/doctest.h>

#include "wording/words.h"

using namespace accolade;
using namespace accolade::app;

namespace {

WallTime at(int hour, int minute, int second = 0) {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + Seconds(second);
}

}  // namespace

TEST_CASE("what the settings say of site, audience and kinds holds for the schedule") {
    config::Settings settings;
    settings.site = "esbjerg";
    settings.kinds = {{"story", 2.0}, {"social", 0.0}};
    auto rules = rules_of(settings, {});
    CHECK(rules.site == "esbjerg");
    CHECK_FALSE(rules.staff);
    CHECK(rules.shares.at(model::Kind::story) == 2);
    CHECK(rules.shares.at(model::Kind::social) == 0);
    CHECK_FALSE(rules.opening);
    CHECK(rules.earliest_believable == wording::kClockIsSet);
    settings.audience = config::Audience::staff;
    CHECK(rules_of(settings, {}).staff);
}

TEST_CASE("opening hours that end tomorrow are overnight ones") {
    config::Settings settings;
    config::OpeningHours hours;
    hours.days.at(0) = {{std::chrono::minutes(7 * 60), std::chrono::minutes(19 * 60)}};
    hours.days.at(5) = {{std::chrono::minutes(22 * 60), std::chrono::minutes(26 * 60)}};
    settings.opening_hours = hours;
    const auto rules = rules_of(settings, {});
    REQUIRE(rules.opening);
    CHECK(rules.opening->at(0) == std::vector<model::Hours>{{420, 1140}});
    CHECK(rules.opening->at(5) == std::vector<model::Hours>{{1320, 120}});
    CHECK(rules.opening->at(6).empty());
}

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
