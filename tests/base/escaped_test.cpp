#include "base/escaped.h"

#include <doctest/doctest.h>

using namespace accolade;

TEST_CASE("foreign text cannot begin a line, move the cursor or turn the reading order") {
    CHECK(escaped("a\nb\r\x1b[2Jc\x7f") == "a\\u{a}b\\u{d}\\u{1b}[2Jc\\u{7f}");
    CHECK(escaped("\xC2\x85\xC2\x9B") == "\\u{85}\\u{9b}");
    CHECK(escaped("a\u2028b\u2029") == "a\\u{2028}b\\u{2029}");
    CHECK(escaped("\u202Egnp.exe\u2066\u2069\u200F\u061C") == "\\u{202e}gnp.exe\\u{2066}\\u{2069}\\u{200f}\\u{61c}");
    CHECK(escaped(std::string_view("\0", 1)) == "\\u{0}");
}

TEST_CASE("people's names stay as they are written") {
    for (const std::string name : {"Zoë Ångström", "李雷", "محمد", "O’Neil", "👩🏽‍🚀", "\U0010FFFD"})
        CHECK(escaped(name) == name);
}

TEST_CASE("broken UTF-8 is shown byte by byte") {
    CHECK(escaped("\xFF") == "\\x{ff}");
    CHECK(escaped("a\xC3") == "a\\x{c3}");                                 // cut short
    CHECK(escaped("\xC3(") == "\\x{c3}(");                                 // the next letter is kept
    CHECK(escaped("\xC0\xAF") == "\\x{c0}\\x{af}");                        // overlong
    CHECK(escaped("\xE0\x80\x80") == "\\x{e0}\\x{80}\\x{80}");             // overlong
    CHECK(escaped("\xED\xA0\x80") == "\\x{ed}\\x{a0}\\x{80}");             // a surrogate
    CHECK(escaped("\xF4\x90\x80\x80") == "\\x{f4}\\x{90}\\x{80}\\x{80}");  // above the last
    CHECK(escaped("\x80") == "\\x{80}");
}

TEST_CASE("a long text is cut at a whole character, and shows that it was") {
    CHECK(escaped("abcdef", 6) == "abcdef");
    CHECK(escaped("abcdefg", 6) == "abc…");
    CHECK(escaped("ééééé", 9) == "ééé…");
    CHECK(escaped("\n\n\n", 12) == "\\u{a}…");
    CHECK(escaped("abc", 2).size() <= 2);
    CHECK(escaped(std::string(100000, '\n')).size() <= 400);
}
