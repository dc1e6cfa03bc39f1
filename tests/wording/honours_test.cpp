// Awards and courses in words: whose name is the headline, and what stands above and below it.
#include <doctest/doctest.h>

#include "wording/words.h"

using namespace accolade;

namespace {

model::Person person(std::string name, std::string team = "") {
    model::Person who;
    who.name = std::move(name);
    who.team = std::move(team);
    return who;
}

model::Item item_of(model::Kind kind, std::string title, std::vector<model::Person> people) {
    model::Item item;
    item.kind = kind;
    item.title = std::move(title);
    item.people = std::move(people);
    return item;
}

wording::Words words_of(const model::Item& item, const std::string& language = "en-GB") {
    return wording::words_of(item, {}, {language, model::Zone()},
                             std::chrono::sys_days(std::chrono::year(2026) / 11 / 24));
}

std::string word(const wording::Words& words, const char* name) {
    const auto it = words.find(name);
    return it == words.end() ? "" : it->second;
}

}  // namespace

TEST_CASE("the winner's name is the headline, and the title says of what") {
    const auto words = words_of(item_of(model::Kind::award, "Employee of the month", {person("Amara Okafor")}));
    CHECK(word(words, "winner") == "Amara Okafor");
    CHECK(word(words, "honour") == "Employee of the month");
    CHECK(word(words, "members").empty());
    CHECK(word(words_of(item_of(model::Kind::award, "", {person("Amara Okafor")})), "honour") == "Award");
}

TEST_CASE("a team has its name as the headline, and its people as members") {
    const auto words = words_of(item_of(model::Kind::award, "Team of the quarter",
                                        {person("Amara Okafor", "Shore Power"), person("Yuki Mori", "Shore Power")}));
    CHECK(word(words, "winner") == "Shore Power");
    CHECK(word(words, "honour") == "Team of the quarter");
    CHECK(word(words, "members") == "Amara Okafor and Yuki Mori");
}

TEST_CASE("a team without a name has the title as its headline, and nothing is said twice") {
    const auto words = words_of(
        item_of(model::Kind::award, "The harbour crew", {person("Amara Okafor"), person("Yuki Mori", "Service")}));
    CHECK(word(words, "winner") == "The harbour crew");
    CHECK(word(words, "honour") == "Award");
}

TEST_CASE("a medal has the period in few letters") {
    auto item = item_of(model::Kind::award, "", {person("Amara Okafor")});
    item.period = "2026-11";
    CHECK(word(words_of(item), "period.short") == "Nov");
    CHECK(word(words_of(item), "period") == "November 2026");
    item.period = "2026-Q4";
    CHECK(word(words_of(item), "period.short") == "Q4");
    item.period = "2026";
    CHECK(word(words_of(item), "period.short") == "2026");
}

TEST_CASE("a course is named by its credential; issuer and date stand on one line") {
    auto item = item_of(model::Kind::learning, "New certificates", {person("Yuki Mori")});
    item.credential = "Rope access, level three";
    item.issuer = "IRATA";
    item.earned = model::Moment{std::chrono::sys_days(std::chrono::year(2026) / 11 / 12), true};
    const auto words = words_of(item);
    CHECK(word(words, "course") == "Rope access, level three");
    CHECK(word(words, "honour") == "New certificates");
    CHECK(word(words, "issued") == "IRATA, 12 November 2026");
    item.credential.clear();
    CHECK(word(words_of(item), "course") == "New certificates");
    CHECK(word(words_of(item), "honour") == "Certified");
}

TEST_CASE("those for whom there is no room are counted in the language of the slide") {
    const auto& phrases = wording::Phrases::standard();
    CHECK(wording::and_more(9, "en-GB", phrases) == "and 9 more");
    CHECK(wording::and_more(9, "de", phrases) != wording::and_more(9, "en-GB", phrases));
}

TEST_CASE("years and their unit stand apart, as the language has them") {
    auto item = item_of(model::Kind::anniversary, "", {person("Henrik Dahl")});
    item.years = 25;
    CHECK(word(words_of(item), "years.number") == "25");
    CHECK(word(words_of(item), "years.unit") == "years");
    CHECK(word(words_of(item, "ja"), "years.unit") == "年");
    CHECK(word(words_of(item, "pl"), "years.unit") == "lat");
    item.years = 1;
    CHECK(word(words_of(item), "years.unit") == "year");
}

TEST_CASE("since when is a year or a day, and goes on after what the person does") {
    auto item = item_of(model::Kind::anniversary, "", {person("Henrik Dahl")});
    item.years = 25;
    item.since = "2000-11-20";
    CHECK(word(words_of(item), "since") == "since 20 November 2000");
    CHECK(word(words_of(item), "since.after") == "since 20 November 2000");
    item.people[0].role = "Head of Safety";
    CHECK(word(words_of(item), "since.after") == ", since 20 November 2000");
    item.since = "2000";
    CHECK(word(words_of(item), "since") == "since 2000");
}
