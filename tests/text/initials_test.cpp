#include "text/initials.h"

#include <doctest/doctest.h>

using namespace accolade::text;

TEST_CASE("a monogram has the first letters of the first and the last name") {
    CHECK(initials("Aleksandra Kowalczyk") == "AK");
    CHECK(initials("Dr. Marit van der Solheim") == "DS");
    CHECK(initials("Élodie") == "É");
    CHECK(initials("Анна Ёлкина") == "АЁ");
    CHECK(initials("  ada   holm ") == "ah");
    CHECK(initials("Nordhavn Energy", Initials::first) == "N");
}

TEST_CASE("a monogram has one letter in Chinese, Japanese and Korean, and where two would join to a word") {
    CHECK(initials("高橋 美咲") == "高");
    CHECK(initials("김민준") == "김");
    CHECK(initials("ليلى حداد") == "ل");
}

TEST_CASE("a monogram has whole letters, without what has no place in it") {
    CHECK(initials("प्रियंका श्रीवास्तव") == "पश");
    CHECK(initials("เอกชัย ใจดี") == "เอใจ");
    CHECK(initials("Zoë O’Brien 🌟") == "ZO");
    CHECK(initials("“Bo” (he)") == "Bh");
    CHECK(initials("🌟").empty());
    CHECK(initials("").empty());
}

TEST_CASE("a group has no initials, a person in small letters has") {
    for (const char* group : {"Laboratory, early shift", "Night shift", "Horns Reef night crew", "Ward 7", "Team 4b"})
        CHECK_MESSAGE(initials(group).empty(), group);
    CHECK(initials("bell hooks") == "bh");
    CHECK(initials("Ole Brandt jr.") == "Oj");
    CHECK(initials("Vincent van Gogh") == "VG");
    CHECK(initials("Night shift", Initials::first) == "N");
}
