#include "text/typography.h"

#include <doctest/doctest.h>

using namespace accolade::text;

TEST_CASE("each language has its own quotation marks") {
    CHECK(in_quotes("Well done", "en") == "“Well done”");
    CHECK(in_quotes("Well done", "") == "“Well done”");
    CHECK(in_quotes("Gut gemacht", "de") == "„Gut gemacht“");
    CHECK(in_quotes("Gut gemacht", "de-CH") == "«Gut gemacht»");
    CHECK(in_quotes("Bravo", "fr") == "«\u202FBravo\u202F»");
    CHECK(in_quotes("Brawo", "pl") == "„Brawo”");
    CHECK(in_quotes("Bra jobbat", "sv") == "”Bra jobbat”");
    CHECK(in_quotes("Молодец", "ru") == "«Молодец»");
    CHECK(in_quotes("よくできました", "ja") == "「よくできました」");
    CHECK(in_quotes("干得好", "zh-Hans") == "“干得好”");
    CHECK(in_quotes("幹得好", "zh-Hant") == "「幹得好」");
    CHECK(in_quotes("أحسنت", "ar") == "”أحسنت“");
}

TEST_CASE("marks that wrap imported words are replaced, not doubled") {
    CHECK(in_quotes("\"Well done\"", "en") == "“Well done”");
    CHECK(in_quotes("“Well done”", "de") == "„Well done“");
    CHECK(in_quotes("« Bravo »", "en") == "“Bravo”");
    CHECK(in_quotes("'Well done'", "en") == "“Well done”");
    CHECK(in_quotes("\"“Twice”\"", "en") == "“Twice”");
}

TEST_CASE("marks that only stand at both ends by chance are kept") {
    CHECK(in_quotes("\"Yes\" and \"no\"", "en") == "“‘Yes’ and ‘no’”");
    CHECK(in_quotes("She said \"yes\"", "en") == "“She said ‘yes’”");
    CHECK(in_quotes("Il dit « oui »", "fr") == "«\u202FIl dit “oui”\u202F»");
}

TEST_CASE("typewriter signs become real ones") {
    CHECK(set_right("It's the workers' day, since the '90s...", "en") == "It’s the workers’ day, since the ’90s…");
    CHECK(set_right("Oslo - Bergen", "en") == "Oslo – Bergen");
    CHECK(set_right("Москва - город", "ru") == "Москва — город");
    CHECK(set_right("at -5 degrees", "en") == "at \u22125 degrees");
    CHECK(set_right("3 x 4 and 2x2", "en") == "3 × 4 and 2×2");
    CHECK(set_right("2019-2024", "en") == "2019–2024");
    CHECK(set_right("the \"best\" team", "en") == "the “best” team");
    CHECK(set_right("a 24\" screen", "en") == "a 24″ screen");
}

TEST_CASE("marks of another language become the language's own, within every text") {
    CHECK(set_right("Preis für „Bestes Team“", "en") == "Preis für “Bestes Team”");
    CHECK(set_right("the “best” team", "de") == "the „best“ team");
    CHECK(set_right("the “best” team", "nb") == "the «best» team");
    CHECK(set_right("l'équipe « idéale »", "en") == "l’équipe “idéale”");
    CHECK(set_right("l'équipe «idéale»", "fr") == "l’équipe «\u202Fidéale\u202F»");
    CHECK(set_right("”Årets team”", "sv") == "”Årets team”");
    for (const auto* words : {"Il dit : «\u202Fil a dit “oui”\u202F»", "a lone “ mark", "5’ 8”"})
        CHECK(set_right(words, "fr") == words);
}

TEST_CASE("dates, telephone numbers, hyphens and hexadecimal numbers stay as they are") {
    for (const auto* words : {"2024-05-01", "555-0123", "well-known", "0x10", "C++", "e-mail"})
        CHECK(set_right(words, "en") == words);
}
