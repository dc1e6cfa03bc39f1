#include "wording/celebration.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace accolade;
using namespace accolade::wording;

namespace {

WallTime noon() {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + std::chrono::hours(12);
}

model::Person somebody(std::string name, std::string team = "", model::Consent consent = model::Consent::full) {
    model::Person person;
    person.name = std::move(name);
    person.team = std::move(team);
    person.photo = "face.jpg";
    person.consent = consent;
    return person;
}

model::Item homes() {
    model::Item item;
    item.id = "homes";
    item.kind = model::Kind::milestone;
    item.title = "Homes powered by our wind";
    item.counter.emplace();
    item.counter->value = {999'998, 0};
    item.counter->target = model::Number{1'000'000, 0};
    item.counter->unit = "homes";
    return item;
}

model::Item honour(std::vector<model::Person> people) {
    model::Item item;
    item.id = "honour";
    item.kind = model::Kind::award;
    item.title = "Customer service champion";
    item.people = std::move(people);
    return item;
}

model::Celebration reached(double number) {
    model::Celebration celebration;
    celebration.number = number;
    return celebration;
}

Words told(const model::Item& item, const model::Celebration& celebration = {}, const char* language = "en") {
    return celebration_words(item, celebration, {"Nordhavn", ""}, {language, model::Zone()}, noon());
}

std::string word(const Words& words, const char* name) {
    const auto found = words.find(name);
    return found == words.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("a number that fell is told with what it counts and whom it is owed to") {
    auto item = homes();
    const auto words = told(item, reached(1'000'000));
    CHECK(word(words, "celebration.kicker") == "We did it together");
    CHECK(word(words, "celebration.number") == "1,000,000");
    CHECK(word(words, "celebration.what") == "Homes powered by our wind");
    CHECK(word(words, "celebration.who") == "");
    item.people = {somebody("Horns Reef", "Offshore Operations")};
    CHECK(word(told(item, reached(1'000'000)), "celebration.who") == "Horns Reef, Offshore Operations");
    item.language = "de";
    CHECK(word(told(item, reached(1'000'000)), "celebration.number") == "1.000.000");
    CHECK(word(told(item, reached(1'000'000)), "celebration.kicker") == "Gemeinsam geschafft");
}

TEST_CASE("what a milestone says of its number is said with it, where it is short") {
    auto item = homes();
    const auto who = [&] { return word(told(item, reached(1'000'000)), "celebration.who"); };
    item.body = "Reached this minute. Thank you, Horns Reef.";
    CHECK(who() == item.body);
    item.people = {somebody("Horns Reef", "Offshore Operations")};
    CHECK(who() == item.body);  // they are named already
    item.body = "Reached this minute.";
    CHECK(who() == "Horns Reef, Offshore Operations – Reached this minute.");
    item.body = std::string(200, 'x');
    CHECK(who() == "Horns Reef, Offshore Operations");
    item.people.clear();
    CHECK(who() == "");
}

TEST_CASE("a number that nobody named is the counter's own") {
    CHECK(word(told(homes()), "celebration.number") == "999,998");
    CHECK(celebrated_number(homes(), reached(5), noon()) == model::Number{5, 0});
    CHECK_FALSE(celebrated_number(honour({}), {}, noon()));
}

TEST_CASE("a person is celebrated by name, several as a team, and never as a number") {
    const auto one = told(honour({somebody("Layla Haddad", "Support")}));
    CHECK(word(one, "celebration.person") == "Layla Haddad");
    CHECK(word(one, "celebration.name") == "Layla Haddad");
    CHECK(word(one, "celebration.what") == "Customer service champion");
    CHECK(word(one, "celebration.kicker") == "Congratulations");
    CHECK(word(one, "person.photo") == "face.jpg");
    CHECK(word(one, "celebration.number") == "");
    const auto team = told(honour({somebody("Ada", "Shore Power"), somebody("Idris", "Shore Power")}));
    CHECK(word(team, "celebration.person") == "");
    CHECK(word(team, "celebration.name") == "Shore Power");
    CHECK(word(team, "person.photo") == "");
    CHECK(word(team, "celebration.what") == "Customer service champion");
    const auto number = told(homes(), reached(1'000'000));
    CHECK(word(number, "celebration.person") == "");
}

TEST_CASE("who did not agree is neither named nor shown") {
    const auto none = told(honour({somebody("Layla Haddad", "Support", model::Consent::none)}));
    for (const auto& [name, text] : none) CHECK(text.find("Layla") == std::string::npos);
    CHECK(word(none, "celebration.name") == "Customer service champion");
    const auto name = told(honour({somebody("Layla Haddad", "Support", model::Consent::name)}));
    CHECK(word(name, "celebration.name") == "Layla Haddad");
    CHECK(word(name, "person.photo") == "");
}

TEST_CASE("what fell while the screen was off is told as that") {
    auto celebration = reached(1'000'000);
    celebration.earlier = true;
    CHECK(word(told(homes(), celebration), "celebration.kicker") == "Earlier today");
    celebration.sent = noon() - std::chrono::hours(16);
    CHECK(word(told(homes(), celebration), "celebration.kicker") == "Yesterday");
    celebration.sent = noon() - std::chrono::hours(2);
    CHECK(word(told(homes(), celebration), "celebration.kicker") == "Earlier today");
}

TEST_CASE("a banner tells years of service by their number") {
    model::Item item;
    item.kind = model::Kind::anniversary;
    item.years = 25;
    item.people = {somebody("Henrik Dahl", "Safety")};
    const auto words = told(item);
    CHECK(word(words, "celebration.figure") == "25");
    CHECK(word(words, "celebration.news") == "years");
    CHECK(word(words, "celebration.from") == "Henrik Dahl, Safety");
    CHECK(word(words, "celebration.kicker") == "25 years");
}

TEST_CASE("every celebration has a name or a number, whatever its item is, in every language") {
    for (const auto kind : model::kind_names()) {
        model::Item item;
        item.kind = *model::kind_named(kind);
        for (const auto* language : {"en", "de", "ar", "ja", "pl"}) {
            const auto words = told(item, {}, language);
            CHECK_MESSAGE(!word(words, "celebration.name").empty(), kind);
            CHECK(!word(words, "celebration.kicker").empty());
            CHECK(!word(words, "celebration.news").empty());
        }
    }
}

TEST_CASE("every word of a celebration is one that a theme may ask for") {
    for (const auto* kind : {"celebration", "banner"}) {
        CHECK(std::ranges::find(slide_kinds(), kind) != slide_kinds().end());
        for (const auto& [name, text] : told(homes(), reached(1'000'000)))
            CHECK_MESSAGE(std::ranges::binary_search(word_names(kind), std::string_view(name)), name);
    }
}
