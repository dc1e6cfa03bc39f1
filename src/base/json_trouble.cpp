#include "json_trouble.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace accolade::json {

namespace {

using After = Situation::After;
using Inside = Situation::Inside;

// As it may be shown: short, one line, printable.
std::string shown(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 30)) {
        const auto byte = static_cast<unsigned char>(c);
        result += byte < 0x20 || byte >= 0x7F ? '?' : c;
    }
    return text.size() > 30 ? result + "..." : result;
}

std::string quoted(std::string_view text) {
    return "\"" + shown(text) + "\"";
}

// What a word processor makes of ' and ".
constexpr std::array<std::string_view, 10> kTypographic{"\u201C", "\u201D", "\u201E", "\u201F", "\u00AB",
                                                        "\u00BB", "\u2018", "\u2019", "\u201A", "\u2039"};

std::size_t typographic_quote(std::string_view text) {
    const auto quote = std::ranges::find_if(kTypographic, [&](auto mark) { return text.starts_with(mark); });
    return quote == kTypographic.end() ? 0 : quote->size();
}

// What is wrong where a typographic quote stands instead of a straight one.
std::optional<Trouble> bad_quotes(Walker walker) {
    const auto text = walker.rest();
    const auto opening = typographic_quote(text);
    if (opening == 0) return std::nullopt;
    std::size_t end = opening;
    while (end < text.size() && typographic_quote(text.substr(end)) == 0 &&
           std::string_view("\"\r\n").find(text[end]) == std::string_view::npos)
        ++end;
    const auto inner = text.substr(opening, end - opening);
    constexpr std::size_t most = 40;
    if (end == text.size() || inner.size() > most || broken_utf8(inner))
        return Trouble{"this is a typographic quote; use straight ones: \"", walker.place()};
    const auto written = text.substr(0, end + std::max<std::size_t>(typographic_quote(text.substr(end)), 0));
    return Trouble{
        std::string(written) + " is in typographic quotes; use straight ones: \"" + std::string(inner) + "\"",
        walker.place()};
}

std::string bad_number(std::string_view token) {
    const auto text = shown(token);
    const auto digits = token.substr(token.starts_with('-') || token.starts_with('+') ? 1 : 0);
    if (token[0] == '+') return text + " is not a number as JSON writes it; leave out the +";
    if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') {
        return text + " begins with a zero; write the number without it, or in double quotes if it is a text";
    }
    if (digits.starts_with('.')) return text + " is not a number as JSON writes it; put a 0 before the point";
    if (digits.ends_with('.')) return text + " is not a number as JSON writes it; put a digit after the point";
    return text + " is not a number as JSON writes it";
}

// What is wrong inside a string that begins at the walker.
Trouble bad_string(Walker walker) {
    const auto start = walker.place();
    const auto token = walker.rest();
    walker.skip(1);
    while (!walker.at_end()) {
        const char c = walker.peek();
        if (c == '"') break;
        if (c == '\n' || c == '\r') {
            return {
                "the text that begins here has no closing double quote on its line (a line break inside a text is "
                "written "
                "\\n)",
                start};
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            return {"there is a control character in the text; a tab is written \\t", walker.place()};
        }
        if (c == '\\') {
            const auto place = walker.place();
            walker.skip(1);
            const char escaped = walker.peek();
            if (escaped == 'u') {
                for (std::size_t i = 1; i <= 4; ++i) {
                    const char h = walker.rest().size() > i ? walker.rest()[i] : ' ';
                    if (ascii::hex_digit(h) < 0) {
                        return {"\\u needs four hexadecimal digits after it", place};
                    }
                }
            } else if (walker.at_end() || std::string_view("\"\\/bfnrt").find(escaped) == std::string_view::npos) {
                return {"this backslash has no meaning; write \\\\ for the backslash itself", place};
            }
        }
        walker.skip(1);
    }
    if (walker.at_end()) return {"the text that begins here is never closed; a double quote is missing", start};
    if (broken_utf8(token)) {
        return {"the text is not UTF-8; save the file with the encoding UTF-8", start};
    }
    return {"the text that begins here cannot be read", start};
}

std::string unclosed(const Situation& situation) {
    const bool object = situation.inside == Inside::object;
    return std::string("the file ends too early: the ") + (object ? "{" : "[") + " on line " +
           std::to_string(situation.opened.line) + " is never closed by " + (object ? "}" : "]");
}

Trouble bad_value(Walker walker, const std::string& before) {
    const auto place = walker.place();
    const char c = walker.peek();
    if (c == '"') return bad_string(walker);
    if (auto quotes = bad_quotes(walker)) return *quotes;
    if (c == '\'') return {"texts are written in double quotes (\"), not in single ones", place};
    if (c == '`') return {"texts are written in double quotes (\")", place};
    if (c == ',') return {"expected a value" + before + ", found a comma", place};
    const auto token = walker.token();
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kMeant{{{"True", "true"},
                                                                                    {"TRUE", "true"},
                                                                                    {"yes", "true"},
                                                                                    {"False", "false"},
                                                                                    {"FALSE", "false"},
                                                                                    {"no", "false"},
                                                                                    {"None", "null"},
                                                                                    {"nil", "null"},
                                                                                    {"undefined", "null"},
                                                                                    {"NULL", "null"}}};
    for (const auto& [written, meant] : kMeant) {
        if (token == written) return {shown(token) + " is not JSON; did you mean " + std::string(meant) + "?", place};
    }
    if (token == "NaN" || token.ends_with("Infinity") || token.ends_with("inf")) {
        return {shown(token) + " is not a number that JSON can hold; leave the member out", place};
    }
    if (ascii::digit(c) || c == '-' || c == '+' || c == '.') return {bad_number(token), place};
    if (c == '}' || c == ']') return {std::string("expected a value") + before + ", found " + c, place};
    return {"expected a value" + before + ", found " + quoted(token) + "; texts are written in double quotes", place};
}

Trouble bad_key(Walker walker) {
    const auto place = walker.place();
    if (walker.peek() == '"') return bad_string(walker);
    if (auto quotes = bad_quotes(walker)) return *quotes;
    if (walker.peek() == '\'') return {"names are written in double quotes (\"), not in single ones", place};
    return {"expected a name in double quotes, found " + quoted(walker.token()), place};
}

}  // namespace

Trouble trouble(Walker walker, const Situation& situation, Comments comments) {
    const bool object = situation.inside == Inside::object;
    const std::string closing = object ? "}" : "]";
    const std::string behind = situation.key.empty() ? "" : " after " + quoted(situation.key);
    // Steps to the next token; what is in the way is trouble of its own.
    const auto next = [&]() -> std::optional<Trouble> {
        Walker blanks = walker;
        const bool whole = walker.skip_blanks();
        if (comments == Comments::refused) {
            while (std::string_view(" \t\r\n").find(blanks.peek()) != std::string_view::npos && !blanks.at_end())
                blanks.skip(1);
            if (blanks.peek() == '/') return Trouble{"comments are not allowed here; remove it", blanks.place()};
        }
        if (!whole) return Trouble{"the comment that begins here is never closed by */", walker.place()};
        if (walker.at_end() && situation.inside != Inside::document)
            return Trouble{unclosed(situation), walker.place()};
        return std::nullopt;
    };
    if (situation.last) {
        // "007" is read as the number 0, and then the trouble begins.
        const auto token = Walker(*situation.last).token();
        const bool whole =
            number_length(token) == token.size() || token == "true" || token == "false" || token == "null";
        if (!whole) return bad_value(*situation.last, "");
    }
    const auto text_end = walker;
    if (auto found = next()) return *found;
    switch (situation.after) {
        case After::nothing:
            if (walker.at_end()) return {"the text is empty; expected { or [", walker.place()};
            return bad_value(walker, "");
        case After::opening:
            return object ? bad_key(walker) : bad_value(walker, "");
        case After::key: {
            if (walker.peek() != ':') return {"expected a colon" + behind, walker.place()};
            walker.skip(1);
            if (auto found = next()) return *found;
            return bad_value(walker, behind);
        }
        case After::value:
            break;
    }
    if (situation.inside == Inside::document) {
        return {"expected nothing after the end of the document, found " + quoted(walker.token()), walker.place()};
    }
    if (walker.peek() != ',') {
        // A word right behind a text, in its line: the quote before it was meant to be part of the text.
        const auto between = text_end.rest().substr(0, walker.offset() - text_end.offset());
        const auto word = Walker(walker).token();
        const bool apart = between.find_first_of("\r\n") != std::string_view::npos;
        const bool goes_on = !word.empty() && std::string_view("\"{}[]:").find(word.front()) == std::string_view::npos;
        if (text_end.before() == '"' && !apart && goes_on) {
            return {"the text" + (object && !situation.key.empty() ? " of " + quoted(situation.key) : std::string()) +
                        " ends before " + shown(word) + "; a double quote inside a text is written \\\"",
                    walker.place()};
        }
        return {"expected a comma or " + closing + (object ? behind : std::string()) + ", found " +
                    quoted(Walker(walker).token()),
                walker.place()};
    }
    const auto comma = walker.place();
    walker.skip(1);
    if (auto found = next()) return *found;
    if (walker.peek() == '}' || walker.peek() == ']') {
        return {"the last comma before " + std::string(1, walker.peek()) + " is one too many; remove it", comma};
    }
    return object ? bad_key(walker) : bad_value(walker, "");
}

}  // namespace accolade::json
