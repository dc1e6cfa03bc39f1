#include "base/ascii.h"

#include <doctest/doctest.h>

using namespace accolade;

TEST_CASE("lower case is that of ASCII; other letters stay as they are") {
    CHECK(ascii::lower("NO-Nb 12 ÅZ[@") == "no-nb 12 Åz[@");
    CHECK(ascii::lower("").empty());
    CHECK(ascii::same_word("Style", "sTYLE"));
    CHECK_FALSE(ascii::same_word("style", "styles"));
    CHECK_FALSE(ascii::same_word("ø", "Ø"));
}

TEST_CASE("blanks at both ends are trimmed, and no others") {
    CHECK(ascii::trimmed(" \t\r\na b\n ") == "a b");
    CHECK(ascii::trimmed("a") == "a");
    CHECK(ascii::trimmed(" \n").empty());
    CHECK(ascii::trimmed("").empty());
    CHECK(ascii::trimmed("\u00a0a") == "\u00a0a");
}

TEST_CASE("letters, digits and hexadecimal digits are told from their neighbours") {
    CHECK(ascii::letter('a'));
    CHECK(ascii::letter('Z'));
    CHECK_FALSE(ascii::letter('@'));
    CHECK_FALSE(ascii::letter('{'));
    CHECK(ascii::digit('0'));
    CHECK_FALSE(ascii::digit('/'));
    CHECK_FALSE(ascii::digit(':'));
    CHECK(ascii::hex_digit('9') == 9);
    CHECK(ascii::hex_digit('a') == 10);
    CHECK(ascii::hex_digit('F') == 15);
    CHECK(ascii::hex_digit('g') == -1);
    CHECK(ascii::hex_digit('\xC3') == -1);
}
