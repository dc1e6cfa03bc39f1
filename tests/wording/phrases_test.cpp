// The phrases are data: every language has every key, with the same names in braces, and every pattern can be filled.
#include "wording/phrases.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/json.h"
#include "model/kind.h"
#include "writing.h"

using namespace accolade;
using namespace accolade::wording;

namespace {

std::string say(std::string_view key, std::string_view language, std::initializer_list<Argument> arguments = {}) {
    return Phrases::standard().say(key, language, arguments);
}

Phrases::Patterns patterns_of(const EmbeddedFile& file) {
    Complaints complaints;
    auto patterns = read_phrases(file.text, std::string(file.name), complaints);
    for (const auto& complaint : complaints) FAIL_CHECK(to_string(complaint));
    return patterns;
}

std::set<std::string> names(std::string_view pattern) {
    const auto found = names_in(pattern);
    REQUIRE(found);
    return {found->begin(), found->end()};
}

}  // namespace

TEST_CASE("every language has every phrase, with the names in braces that English has") {
    const auto files = built_in_phrases();
    CHECK(files.size() == 28);
    const auto english = patterns_of(*std::ranges::find(files, "en.json", &EmbeddedFile::name));
    for (const auto& file : files) {
        CAPTURE(file.name);
        const auto patterns = patterns_of(file);
        for (const auto key : phrase_keys()) CHECK_MESSAGE(patterns.contains(key), key);
        CHECK(patterns.size() == phrase_keys().size());
        for (const auto& [key, pattern] : patterns) {
            CAPTURE(key);
            const auto expected = names(english.at(key));
            const auto found = names(pattern);
            // The word beside a number need not ask for it where it has one form alone.
            const bool word = key == "event.days" || key == "event.hours" || key == "event.minutes" ||
                              key == "event.seconds" || key == "report.people" || key == "report.recognitions" ||
                              key == "report.teams" || key == "report.hours";
            CHECK((found == expected || (word && found.empty())));
        }
    }
}

TEST_CASE("every plural is there for every number, and no brace is left over") {
    for (const auto& file : built_in_phrases()) {
        const auto language = file.name.substr(0, file.name.find('.'));
        for (const auto& [key, pattern] : patterns_of(file)) {
            for (int n = 0; n <= 120; ++n) {
                const auto text = filled(pattern, language,
                                         std::initializer_list<Argument>{{"n", static_cast<double>(n)},
                                                                         {"name", "Ada"},
                                                                         {"date", "3 May"},
                                                                         {"kind", "Award"},
                                                                         {"when", "3 May"},
                                                                         {"time", "14:00"},
                                                                         {"year", "2001"},
                                                                         {"change", "+12"},
                                                                         {"target", "100"},
                                                                         {"issue", "48"},
                                                                         {"address", "a.example"}});
                INFO(language, " ", key, " ", n, ": ", text);
                CHECK_FALSE(text.empty());
                CHECK(text.find_first_of("{}#") == std::string::npos);
                if (pattern.find("plural") == std::string::npos) break;
            }
        }
    }
}

TEST_CASE("every kind has a phrase") {
    for (const auto kind : model::kind_names()) CHECK_FALSE(say("kind." + std::string(kind), "en").empty());
}

TEST_CASE("plurals follow the language") {
    const auto thanks = [](double n, std::string_view language) {
        return say("kudos.this_week", language, {{"n", n}});
    };
    CHECK(thanks(1, "en") == "1 thank-you this week");
    CHECK(thanks(1204, "en") == "1,204 thank-yous this week");
    CHECK(thanks(1, "pl") == "1 podziękowanie w tym tygodniu");
    CHECK(thanks(3, "pl") == "3 podziękowania w tym tygodniu");
    CHECK(thanks(12, "pl") == "12 podziękowań w tym tygodniu");
    CHECK(say("event.days", "ru", {{"n", 21.0}}) == "день");
    CHECK(say("event.days", "ru", {{"n", 22.0}}) == "дня");
    CHECK(say("event.days", "ru", {{"n", 25.0}}) == "дней");
    CHECK(say("event.hours", "he", {{"n", 1.0}}) == "שעה");
    CHECK(say("event.minutes", "ar", {{"n", 2.0}}) == "دقيقتان");
    CHECK(say("kudos.to", "de", {{"name", "Ada"}}) == "An Ada");
}

TEST_CASE("a language is found by its family, and English stands in") {
    CHECK(say("kind.award", "de-CH") == "Auszeichnung");
    CHECK(say("kind.award", "nn") == "Utmerkelse");
    CHECK(say("kind.award", "no-NO") == "Utmerkelse");
    CHECK(say("kind.award", "zh-TW") == "榮譽");
    CHECK(say("kind.award", "zh_Hans_HK") == "荣誉");
    CHECK(say("kind.award", "is") == "Award");
    CHECK(say("kind.award", "") == "Award");
    CHECK(say("kind.nothing", "de").empty());
}

TEST_CASE("what a house says otherwise goes before, and costs nothing else") {
    auto phrases = Phrases::built_in();
    phrases.add("de", {{"kind.story", "Unsere Besten"}});
    phrases.add("pt-PT", {{"kind.award", "Prémio"}});
    phrases.add("no", {{"kind.kudos", "Tusen takk"}});
    phrases.add("is", {{"kind.story", "Góð saga"}});
    CHECK(phrases.say("kind.story", "de-AT") == "Unsere Besten");
    CHECK(phrases.say("kind.award", "de") == "Auszeichnung");
    CHECK(phrases.say("kind.award", "pt-PT") == "Prémio");
    CHECK(phrases.say("kind.award", "pt-BR") == "Prêmio");
    CHECK(phrases.say("kind.kudos", "nb") == "Tusen takk");
    CHECK(phrases.say("kind.story", "is") == "Góð saga");
    CHECK(phrases.say("kind.award", "is") == "Award");
    CHECK(phrases.say("anniversary.years", "is", {{"n", 1.0}}) == "1 year");
}

TEST_CASE("a phrase that cannot be used is told why") {
    CHECK(objection("kind.stroy", "x") == "there is no phrase \"kind.stroy\"; did you mean \"kind.story\"?");
    CHECK(objection("milestone.goal", "of {goal}") ==
          "\"milestone.goal\" has no {goal}; it is written like \"of {target}\"");
    CHECK(objection("milestone.goal", "of {target") ==
          "\"milestone.goal\" cannot be read; braces come in pairs, as in \"of {target}\"");
    CHECK(objection("anniversary.years", "{n, plural, one {year}}"));  // "other" is missing
    CHECK(objection("kind.story", "").has_value());
    CHECK_FALSE(objection("kind.story", "L'histoire"));
    Complaints complaints;
    CHECK(read_phrases("{\n\"kind.story\": 7}", "de.json", complaints).empty());
    CHECK(read_phrases("{", "de.json", complaints).empty());
    REQUIRE(complaints.size() == 2);
    CHECK(to_string(complaints[0]) == "de.json:2:15: warning: a phrase is a text, not a number");
}
