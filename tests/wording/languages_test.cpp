// What a language does to the words that the screen puts together: commas, foreign fields, figures, its own phrases.
#include <doctest/doctest.h>

#include "wording/words.h"
#include "writing.h"

using namespace accolade;
using namespace accolade::model;
using namespace accolade::wording;

namespace {

// Monday 23 November 2026, 13:32 UTC.
const WallTime kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::minutes(13 * 60 + 32);

std::string word(const Words& words, std::string_view name) {
    const auto found = words.find(name);
    return found == words.end() ? "(none)" : found->second;
}

std::string word(const Item& item, std::string_view name) {
    return word(words_of(item, {"Nordhavn", ""}, {"en", Zone()}, kNow), name);
}

Item story() {
    Item item;
    item.id = "a";
    return item;
}

}  // namespace

TEST_CASE("a comma is that of the words it stands between") {
    auto item = story();
    item.people.resize(1);
    item.people[0].name = "A";
    const auto line = [&](const char* role, const char* place, const char* language) {
        item.people[0].role = role;
        item.people[0].place = place;
        item.language = language;
        return word(item, "person.line");
    };
    CHECK(line("فنية", "إسبيرغ", "ar") == "فنية، إسبيرغ");
    CHECK(line("Head of Desk", "Esbjerg", "ar") == "\u2068Head of Desk\u2069, \u2068Esbjerg\u2069");
    CHECK(line("運用部長", "神戸港", "ja") == "運用部長、神戸港");
}

TEST_CASE("a foreign field of a line is isolated, so that it reorders nothing round it") {
    auto item = story();
    item.people.resize(3);
    item.people[0].name = "Ada";
    item.people[1].name = "ليلى";
    item.people[2].name = "محمد";
    CHECK(word(item, "people.names") == "Ada, \u2068ليلى\u2069 and \u2068محمد\u2069");
    item.language = "ar";
    CHECK(word(item, "people.names") == "\u2068Ada\u2069 وليلى ومحمد");
    item.people.resize(1);
    item.people[0].role = "Chef 2";
    CHECK(word(item, "person.line") == "\u2068Chef 2\u2069");
}

TEST_CASE("numbers have the digits and the grouping of their language") {
    CHECK(written({871204, 0}, "hi") == "8,71,204");
    CHECK(written({871204, 0}, "de-CH") == "871’204");
    CHECK(written({871204, 0}, "ar-u-nu-arab") == "٨٧١٬٢٠٤");  // "ar" alone has Latin digits from ICU 76 on
    CHECK(written({871204, 0}, "ar-u-nu-latn").starts_with("871"));
    CHECK(written({871204, 0}, "ar-MA") == "871.204");
    CHECK(written({871204, 0}, "fa") == "۸۷۱٬۲۰۴");
    CHECK(written({871204, 0}, "mr") == "८,७१,२०४");
    CHECK(written({871204, 0}, "bn") == "৮,৭১,২০৪");
    CHECK(written({871204, 0}, "my") == "၈၇၁,၂၀၄");
    CHECK(written({871204, 0}, "he") == "871,204");
}

TEST_CASE("the screen's own words are there in every language that it greets in") {
    for (const char* language : {"de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs", "uk",
                                 "ru", "ja", "zh", "ko", "ar", "he", "tr", "hi", "fa", "ur", "el", "vi", "th"}) {
        auto item = story();
        item.language = language;
        CHECK_MESSAGE(word(item, "kind") != "Success story", language);
        CHECK_MESSAGE(word(idle_words({"Nordhavn", ""}, {language, Zone()}, kNow), "greeting") != "Good afternoon",
                      language);
    }
}
