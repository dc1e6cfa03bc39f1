// What formats and protocols mean by letters, digits, case and blanks: ASCII alone, in every locale. Words that people
// read have their rules in `text` and `wording`. Pure functions; any thread.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace accolade::ascii {

inline constexpr std::string_view kBlanks = " \t\r\n";

constexpr bool digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// 0 to 15; -1 where it is none.
constexpr int hex_digit(char c) {
    if (digit(c)) return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

inline std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

// Equal but for case.
constexpr bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace accolade::ascii
