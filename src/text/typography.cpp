#include "text/typography.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/unicode.h"

namespace accolade::text {
namespace {

using Points = std::u32string;

Points points_of(std::string_view words) {
    const auto points = to_code_points(clean(words));
    return {points.begin(), points.end()};
}

std::string written(const Points& points) {
    std::u16string out;
    for (const auto c : points) {
        if (c >= 0x10000) {
            out += static_cast<char16_t>(0xD7C0 + (c >> 10U));
            out += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
        } else {
            out += static_cast<char16_t>(c);
        }
    }
    return to_utf8(out);
}

bool letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool white(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool in(char32_t c, std::u32string_view list) {
    return list.find(c) != std::u32string_view::npos;
}

constexpr std::string_view kDouble = "\"“”„«»‟＂";
constexpr std::u32string_view any_mark = U"\"“”„«»‘’‚‹›'「」『』‟‛＂";

// Before and after a place; a space beyond the ends.
char32_t before(const Points& p, std::size_t i) {
    return i == 0 ? U' ' : p[i - 1];
}
char32_t after(const Points& p, std::size_t i) {
    return i + 1 >= p.size() ? U' ' : p[i + 1];
}

// A mark opens where a word begins.
bool opens(const Points& p, std::size_t i) {
    const char32_t b = before(p, i);
    if (p[i] == U'«' && white(b)) return true;  // French sets a space after it
    return (white(b) || in(b, U"([{¿¡—–/-") || in(b, any_mark)) && !white(after(p, i));
}

void replace_all(Points& p, std::u32string_view from, std::u32string_view to) {
    for (auto at = p.find(from); at != Points::npos; at = p.find(from, at + to.size())) p.replace(at, from.size(), to);
}

bool long_dash(std::string_view language) {
    constexpr std::array<std::string_view, 6> list{"ru", "uk", "be", "bg", "es", "pt"};
    return std::ranges::find(list, language_of(language)) != list.end();
}

// A hyphen that stands for a dash, a minus or "to".
char32_t dash_for(const Points& p, std::size_t i, std::string_view language) {
    const char32_t b = before(p, i), a = after(p, i);
    if (white(b) && white(a) && i > 0 && i + 1 < p.size()) return long_dash(language) ? U'—' : U'–';
    if ((white(b) || in(b, U"(")) && digit(a)) return U'\u2212';
    if (!digit(b) || !digit(a)) return p[i];
    auto begin = i;
    while (begin > 0 && digit(p[begin - 1])) --begin;
    auto end = i + 1;
    while (end < p.size() && digit(p[end])) ++end;
    // 2019-2024 is a span; 2024-05-01 is a date, 555-0123 a telephone number.
    const auto edge = [&](char32_t c) { return white(c) || in(c, U",;:!?()."); };
    const bool alone = edge(begin == 0 ? U' ' : p[begin - 1]) && edge(end == p.size() ? U' ' : p[end]);
    const auto left = p.substr(begin, i - begin), right = p.substr(i + 1, end - i - 1);
    const bool rises = left.size() < right.size() || (left.size() == right.size() && left < right);
    return alone && rises && right.size() <= 4 && right.front() != U'0' ? U'–' : p[i];
}

Points signs_set_right(Points p, std::string_view language) {
    replace_all(p, U"....", U"…");
    replace_all(p, U"...", U"…");
    replace_all(p, U" -- ", U" - ");
    replace_all(p, U"---", U"—");
    replace_all(p, U"--", U"–");
    Points out;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const char32_t c = p[i], b = before(p, i), a = after(p, i);
        if (c == U'\'') {
            const bool apostrophe = (letter(b) || digit(b)) || (digit(a) && white(b));
            out += apostrophe ? U'’' : c;
        } else if (c == U'-') {
            out += dash_for(p, i, language);
        } else if ((c == U'x' || c == U'X') &&
                   ((digit(b) && digit(a)) ||
                    (white(b) && white(a) && i >= 2 && digit(p[i - 2]) && i + 2 < p.size() && digit(p[i + 2])))) {
            out += b == U'0' && !digit(i >= 2 ? p[i - 2] : U' ') ? c : U'×';  // 0x1F is a number
        } else {
            out += c;
        }
    }
    return out;
}

// Marks of any kind within the words become `open` and `close`; an apostrophe stays one.
Points marks_set_right(const Points& p, const std::string& open, const std::string& close, std::string_view kinds) {
    const auto from = points_of(kinds);
    const auto straight = std::ranges::count_if(p, [](char32_t c) { return c == U'"'; });
    const auto begin_mark = points_of(open), end_mark = points_of(close);
    Points out;
    bool inside = false;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const char32_t c = p[i];
        if (!in(c, from) || (c == U'"' && straight % 2 != 0)) {
            out += c == U'"' && digit(before(p, i)) ? U'″' : c;
            continue;
        }
        if (!inside && opens(p, i)) {
            out += begin_mark;
            inside = true;
            while (i + 1 < p.size() && white(p[i + 1])) ++i;
        } else if (inside) {
            while (!out.empty() && white(out.back())) out.pop_back();
            out += end_mark;
            inside = false;
        } else {
            out += c;
        }
    }
    return inside ? p : out;
}

// Whether the marks at both ends belong to each other: nothing between them closes what the first one opened.
bool wrapped(const Points& p) {
    if (p.size() < 3 || !in(p.front(), any_mark) || !in(p.back(), any_mark)) return false;
    const char32_t first = p.front(), last = p.back();
    if (in(first, U"'’‘‚") != in(last, U"'’‘‚")) return false;
    const Points middle = p.substr(1, p.size() - 2);
    int depth = 0;
    for (std::size_t i = 0; i < middle.size(); ++i) {
        const char32_t c = middle[i];
        if (c != first && c != last) continue;
        if (in(c, U"'’") && (letter(before(middle, i)) && letter(after(middle, i)))) continue;
        if (opens(middle, i))
            ++depth;
        else if (--depth < 0)
            return false;
    }
    return true;
}

Points trimmed(const Points& p) {
    std::size_t begin = 0, end = p.size();
    while (begin < end && white(p[begin])) ++begin;
    while (end > begin && white(p[end - 1])) --end;
    return p.substr(begin, end - begin);
}

Points unwrapped(Points p) {
    p = trimmed(p);
    while (wrapped(p)) p = trimmed(p.substr(1, p.size() - 2));
    return p;
}

}  // namespace

QuotationMarks quotation_marks(std::string_view language) {
    const auto tongue = language_of(language);
    const auto is = [&](std::initializer_list<std::string_view> list) {
        return std::ranges::find(list, tongue) != list.end();
    };
    const auto has = [&](std::string_view part) { return language.find(part) != std::string_view::npos; };
    if (tongue == "fr") return {"«\u202F", "\u202F»", "“", "”"};
    if (is({"es", "it", "el", "ca", "gl", "eu"}) || (tongue == "pt" && has("PT"))) return {"«", "»", "“", "”"};
    if (is({"ru", "uk", "be"})) return {"«", "»", "„", "“"};
    if (is({"nb", "nn", "no"})) return {"«", "»", "‘", "’"};
    if (tongue == "ja" || (tongue == "zh" && (has("Hant") || has("TW") || has("HK")))) return {"「", "」", "『", "』"};
    if (tongue == "de" && has("CH")) return {"«", "»", "‹", "›"};
    if (is({"de", "cs", "sk", "sl", "hr", "is", "et"})) return {"„", "“", "‚", "‘"};
    if (is({"bg", "lt"})) return {"„", "“", "‚", "‘"};
    if (tongue == "hu") return {"„", "”", "»", "«"};
    if (is({"pl", "ro"})) return {"„", "”", "«", "»"};
    if (is({"sv", "fi", "he"})) return {"”", "”", "’", "’"};
    if (tongue == "nl") return {"‘", "’", "“", "”"};
    if (is({"ar", "ur"})) return {"”", "“", "’", "‘"};
    if (tongue == "fa") return {"«", "»", "‹", "›"};
    return {"“", "”", "‘", "’"};
}

std::string set_right(std::string_view words, std::string_view language) {
    const auto marks = quotation_marks(language);
    const auto p = signs_set_right(points_of(words), language);
    // Marks of two kinds are a quotation within another, by whoever knew how: only typewriter's are replaced then.
    const auto any_of = [&p](std::u32string_view list) {
        return std::ranges::any_of(p, [&](char32_t c) { return in(c, list); });
    };
    const bool one_kind = !any_of(U"“”„‟") || !any_of(U"«»");
    return written(marks_set_right(p, marks.open, marks.close, one_kind ? kDouble : "\""));
}

std::string in_quotes(std::string_view words, std::string_view language) {
    const auto marks = quotation_marks(language);
    auto p = signs_set_right(unwrapped(points_of(words)), language);
    if (p.empty()) return {};
    p = marks_set_right(p, marks.inner_open, marks.inner_close, kDouble);
    return marks.open + written(p) + marks.close;
}

}  // namespace accolade::text
