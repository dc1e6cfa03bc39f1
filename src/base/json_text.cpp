#include "json_text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.h"

namespace accolade::json {

namespace {

bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What may stand in a number or a word, well-formed or not.
bool wordy(char c) {
    return ascii::digit(c) || ascii::letter(c) || c == '+' || c == '-' || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// The length of the string literal at the start, quotes included; all of the text where it never ends.
std::size_t string_length(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1;
        }
    }
    return text.size();
}

// Its length, newline excluded, or npos if it never ends. 0 if no comment begins here.
std::size_t comment_length(std::string_view text) {
    if (text.starts_with("//")) return std::min(text.find('\n'), text.size());
    if (!text.starts_with("/*")) return 0;
    const auto end = text.find("*/", 2);
    return end == std::string_view::npos ? end : end + 2;
}

// The value of "\uXXXX" at the start.
std::optional<unsigned> escaped_unit(std::string_view text) {
    if (text.size() < 6 || !text.starts_with("\\u")) return std::nullopt;
    unsigned unit = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    if (error != std::errc() || end != text.data() + 6) return std::nullopt;
    return unit;
}

void mend_surrogates(std::string& text, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i + 1 < to; ++i) {
        if (text[i] != '\\') continue;
        const auto rest = std::string_view(text).substr(i, to - i);
        const auto unit = escaped_unit(rest);
        if (unit && *unit >= 0xD800 && *unit <= 0xDFFF) {
            const auto low = *unit < 0xDC00 && rest.size() >= 12 ? escaped_unit(rest.substr(6)) : std::nullopt;
            if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
                i += 11;
                continue;
            }
            text.replace(i + 2, 4, "fffd");
        }
        ++i;  // over the escaped character
    }
}

}  // namespace

Place Walker::place() {
    for (; counted_ < at_; ++counted_) {
        if (text_[counted_] == '\n') {
            ++line_;
            line_start_ = counted_ + 1;
        }
    }
    return {line_, static_cast<int>(at_ - line_start_) + 1};
}

bool Walker::skip_blanks() {
    while (!at_end()) {
        if (blank(text_[at_])) {
            ++at_;
            continue;
        }
        const auto length = comment_length(rest());
        if (length == std::string_view::npos) return false;
        if (length == 0) return true;
        at_ += length;
    }
    return true;
}

void Walker::skip_between() {
    while (skip_blanks() && (peek() == ',' || peek() == ':')) ++at_;
}

std::string_view Walker::token() {
    const auto here = rest();
    std::size_t length = std::min<std::size_t>(1, here.size());
    if (here.starts_with('"')) {
        length = string_length(here);
    } else if (!here.empty() && wordy(here[0])) {
        while (length < here.size() && wordy(here[length])) ++length;
    }
    at_ += length;
    return here.substr(0, length);
}

std::size_t number_length(std::string_view text) {
    std::size_t i = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const auto first = i;
        while (i < text.size() && ascii::digit(text[i])) ++i;
        return i > first;
    };
    if (i < text.size() && text[i] == '0') {
        ++i;
    } else if (!digits()) {
        return 0;
    }
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!digits()) return 0;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
        if (!digits()) return 0;
    }
    return i;
}

std::optional<double> number_value(std::string_view digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc()) return value == 0 ? 0 : value;  // -0 is 0
    // Out of range: too large, or so small that it is nothing. The power of ten of the first digit that counts tells.
    const auto mantissa = digits.substr(0, digits.find_first_of("eE"));
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    const auto first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) return 0;
    std::int64_t power = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
    if (mantissa.size() < digits.size()) {
        auto written = digits.substr(mantissa.size() + 1);
        if (written.starts_with('+')) written.remove_prefix(1);
        std::int64_t exponent = 0;
        const auto read = std::from_chars(written.data(), written.data() + written.size(), exponent);
        if (read.ec != std::errc()) exponent = written.starts_with('-') ? -1'000'000'000'000 : 1'000'000'000'000;
        power += exponent;
    }
    if (power > 0) return std::nullopt;
    return 0;
}

Harmless harmless(std::string_view text) {
    Harmless result{std::string(text), {}};
    Walker walker(text);
    while (walker.skip_blanks() && !walker.at_end()) {
        const auto start = walker.offset();
        const auto token = walker.token();
        if (token[0] == '"') {
            mend_surrogates(result.text, start, start + token.size());
        } else if (token.size() > 3 && number_length(token) == token.size() && !number_value(token)) {
            result.text.replace(start, token.size(), token.size(), ' ');
            result.text[start] = '0';
            result.overflows.push_back(start);
        }
    }
    return result;
}

}  // namespace accolade::json
