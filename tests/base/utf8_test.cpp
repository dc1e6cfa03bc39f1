#include "base/utf8.h"

#include <doctest/doctest.h>

#include <array>
#include <utility>

using namespace accolade;

TEST_CASE("UTF-8 is read by the code point") {
    constexpr std::array<std::pair<std::string_view, char32_t>, 9> kGood{{{"a", U'a'},
                                                                          {"\x7F", 0x7F},
                                                                          {"\xC2\x80", 0x80},
                                                                          {"\xDF\xBF", 0x7FF},
                                                                          {"\xE0\xA0\x80", 0x800},
                                                                          {"\xED\x9F\xBF", 0xD7FF},
                                                                          {"\xEF\xBF\xBF", 0xFFFF},
                                                                          {"\xF0\x90\x80\x80", 0x10000},
                                                                          {"\xF4\x8F\xBF\xBF", 0x10FFFF}}};
    for (const auto& [text, code] : kGood) {
        CAPTURE(text);
        CHECK(decode_utf8(text) == Decoded{code, text.size(), true});
        CHECK(decode_utf8("x" + std::string(text) + "x", 1) == Decoded{code, text.size(), true});
        CHECK_FALSE(broken_utf8(text));
        std::string written;
        append_utf8(written, code);
        CHECK(written == text);
    }
    CHECK(decode_utf8(std::string_view("\0", 1)) == Decoded{0, 1, true});
}

TEST_CASE("a broken sequence is as long as its well-formed beginning") {
    constexpr std::array<std::pair<std::string_view, std::size_t>, 10> kBad{{{"\x80", 1},
                                                                             {"\xC0\x80", 1},
                                                                             {"\xC3", 1},
                                                                             {"\xE2\x82", 2},
                                                                             {"\xE0\x80\x80", 1},
                                                                             {"\xED\xA0\x80", 1},
                                                                             {"\xF0\x9F\x98", 3},
                                                                             {"\xF0\x80\x80\x80", 1},
                                                                             {"\xF4\x90\x80\x80", 1},
                                                                             {"\xFF", 1}}};
    for (const auto& [text, length] : kBad) {
        CAPTURE(text);
        CHECK(decode_utf8(text) == Decoded{0, length, false});
        CHECK(broken_utf8("ø" + std::string(text)) == 2);
    }
}

TEST_CASE("what is no character is written as the replacement character") {
    for (const char32_t code : {char32_t{0}, char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
        std::string written;
        append_utf8(written, code);
        CHECK(written == "\xEF\xBF\xBD");
    }
}
