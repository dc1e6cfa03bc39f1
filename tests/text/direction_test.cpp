#include <doctest/doctest.h>

#include "text/bidi.h"

using namespace accolade::text;

TEST_CASE("a title is read from where most of its letters are, whatever it begins with") {
    CHECK(reads_from_right("تفوز بجائزة", "ar"));
    CHECK(reads_from_right("Nordhavn תזכה בפרס הגדול", ""));
    CHECK_FALSE(reads_from_right("They told us that ليلى had fixed it", ""));
    CHECK_FALSE(reads_from_right("Grid Heroes 2026", "ar"));
}

TEST_CASE("an Arabic sentence stays one, however many foreign names are in it") {
    CHECK(reads_from_right("Nordhavn Energy Solutions GmbH تفوز", "ar"));
    CHECK_FALSE(reads_from_right("Nordhavn Energy Solutions GmbH تفوز", "en"));
}

TEST_CASE("figures alone are read as the language is") {
    CHECK(reads_from_right("2026", "he"));
    CHECK_FALSE(reads_from_right("2026", "de"));
    for (const auto* language : {"ar", "ar-EG", "he", "fa", "ur", "ps", "yi", "dv", "ckb"})
        CHECK(reads_from_right("", language));
    for (const auto* language : {"", "en", "az", "tr", "pa", "nonsense"}) CHECK_FALSE(reads_from_right("", language));
}
