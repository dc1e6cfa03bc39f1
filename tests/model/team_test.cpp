#include "model/team.h"

#include <doctest/doctest.h>

using namespace accolade;

namespace {

model::Person person(std::string name, std::string team = "", std::string photo = "") {
    model::Person who;
    who.name = std::move(name);
    who.team = std::move(team);
    who.photo = std::move(photo);
    return who;
}

model::Item item_of(std::vector<model::Person> people) {
    model::Item item;
    item.people = std::move(people);
    return item;
}

}  // namespace

TEST_CASE("people who all have the same team are that team") {
    const auto item = item_of({person("Amara Okafor", "Shore Power"), person("Yuki Mori", "Shore Power")});
    const auto team = model::team_of(item);
    CHECK(team.name == "Shore Power");
    REQUIRE(team.members.size() == 2);
    CHECK(team.members[0]->name == "Amara Okafor");
}

TEST_CASE("people of different teams are a team without a name") {
    const auto item = item_of({person("Amara Okafor", "Shore Power"), person("Yuki Mori", "Service")});
    CHECK(model::team_of(item).name.empty());
    CHECK(model::team_of(item).members.size() == 2);
}

TEST_CASE("a team that is named first is not one of its people") {
    const auto item = item_of(
        {person("Night crew", "Offshore Operations"), person("Amara Okafor", "", "a.jpg"), person("Yuki Mori")});
    const auto team = model::team_of(item);
    CHECK(team.name == "Night crew");
    REQUIRE(team.members.size() == 2);
    CHECK(team.members[0]->name == "Amara Okafor");

    const auto named =
        item_of({person("Night crew"), person("Amara Okafor", "Night crew"), person("Yuki Mori", "Night crew")});
    CHECK(model::team_of(named).name == "Night crew");
    CHECK(model::team_of(named).members.size() == 2);
}

TEST_CASE("a person without a photo is not taken for the team") {
    const auto item =
        item_of({person("Oskar Sørensen"), person("Amara Okafor", "", "a.jpg"), person("Yuki Mori", "", "b.jpg")});
    CHECK(model::team_of(item).members.size() == 3);
}

TEST_CASE("who does not want to be named is no member, and one person is no team") {
    auto item = item_of({person("Amara Okafor", "Shore Power"), person("Yuki Mori", "Shore Power")});
    item.people[1].consent = model::Consent::none;
    CHECK(model::team_of(item).name.empty());
    CHECK(model::team_of(item).members.size() == 1);
}
