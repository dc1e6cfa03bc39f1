#include "rules.h"

#include <doctest/doctest.h>

#include "app/look.h"
#include "wording/words.h"

using namespace accolade;
using namespace accolade::app;

TEST_CASE("what the settings say of site, audience and kinds holds for the schedule") {
    config::Settings settings;
    settings.sites = {"esbjerg"};
    settings.kinds = {{model::Kind::story, 2.0}, {model::Kind::social, 0.0}};
    auto rules = rules_of(settings, {});
    CHECK(rules.sites == std::vector<std::string>{"esbjerg"});
    CHECK_FALSE(rules.staff);
    CHECK(rules.shares.at(model::Kind::story) == 2);
    CHECK(rules.shares.at(model::Kind::social) == 0);
    CHECK_FALSE(rules.opening);
    CHECK(rules.earliest_believable == wording::kClockIsSet);
    settings.audience = config::Audience::staff;
    CHECK(rules_of(settings, {}).staff);
}

TEST_CASE("what the settings say of celebrations holds for the schedule") {
    config::Settings settings;
    CHECK(rules_of(settings, {}).takeovers);
    CHECK_FALSE(rules_of(settings, {}).quiet);
    settings.celebrations.takeover = false;
    settings.celebrations.quiet.days.at(2) = {{12 * 60, 13 * 60}};
    const auto rules = rules_of(settings, {});
    CHECK_FALSE(rules.takeovers);
    REQUIRE(rules.quiet);
    CHECK(rules.quiet->at(2) == std::vector<model::Hours>{{720, 780}});
    CHECK(rules.quiet->at(3).empty());
}

TEST_CASE("opening hours that end tomorrow are overnight ones") {
    config::Settings settings;
    config::OpeningHours hours;
    hours.days.at(0) = {{7 * 60, 19 * 60}};
    hours.days.at(5) = {{22 * 60, 2 * 60}};
    settings.opening_hours = hours;
    const auto rules = rules_of(settings, {});
    REQUIRE(rules.opening);
    CHECK(rules.opening->at(0) == std::vector<model::Hours>{{420, 1140}});
    CHECK(rules.opening->at(5) == std::vector<model::Hours>{{1320, 120}});
    CHECK(rules.opening->at(6).empty());
}

TEST_CASE("the screen speaks the language of the settings, or else the feed's, or else English") {
    Setup setup;
    model::News news;
    CHECK(look_of(setup).locale.language == "en");
    CHECK(look_of(setup, news).locale.language == "en");
    news.language = "nb";
    CHECK(look_of(setup, news).locale.language == "nb");
    setup.settings.language = "de-CH";
    CHECK(look_of(setup, news).locale.language == "de-CH");
}

TEST_CASE("effects are as rich as the settings have it, and with nothing set as the machine allows") {
    Setup setup;
    CHECK_FALSE(look_of(setup).effects);
    setup.settings.screen.effects = config::Effects::full;
    CHECK(look_of(setup).effects == motion::Effects::full);
    setup.settings.screen.effects = config::Effects::less;
    CHECK(look_of(setup).effects == motion::Effects::less);
    setup.settings.screen.effects = config::Effects::least;
    CHECK(look_of(setup).effects == motion::Effects::least);
    setup.settings.screen.reduced_motion = true;
    CHECK(look_of(setup).effects == motion::Effects::reduced);
}
