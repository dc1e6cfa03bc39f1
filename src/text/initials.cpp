#include "text/initials.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "text/unicode.h"

namespace accolade::text {
namespace {

// Thai and Lao vowels that are written before the letter they are spoken after.
bool leads(char32_t c) {
    return (c >= 0x0E40 && c <= 0x0E44) || (c >= 0x0EC0 && c <= 0x0EC4);
}

// Two letters that join would read as a word.
bool one_is_enough(std::string_view script) {
    return script == "Hani" || script == "Hira" || script == "Kana" || script == "Hang" || script == "Arab" ||
           script == "Syrc";
}

// A letter without its marks, which a monogram has no room for: प of प्रियंका. Accents are part of theirs.
std::u16string letter_of(std::u16string_view word) {
    const auto points = to_code_points(word);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (u_isalnum(static_cast<UChar32>(points[i])) == 0) continue;
        const std::size_t count = leads(points[i]) && i + 1 < points.size() ? 2 : 1;
        std::size_t begin = 0, end = 0;
        for (std::size_t k = 0; k < i + count; ++k) {
            if (k == i) begin = end;
            end += points[k] >= 0x10000 ? 2 : 1;
        }
        return std::u16string(word.substr(begin, end - begin));
    }
    return {};
}

// A group calls itself "Night shift", "Laboratory, early shift" or "Ward 7": its last word begins with a small letter
// or a number, and the first does not. A person who has no capitals at all is one all the same.
bool of_group(const std::vector<std::u16string_view>& words) {
    if (words.size() < 2 || u_islower(words.front().front()) != 0) return false;
    const auto letter = letter_of(words.back());
    const bool number = !letter.empty() && u_isdigit(static_cast<UChar32>(to_code_points(letter).front())) != 0;
    const bool suffix = words.back().size() <= 2 || words.back().back() == u'.';  // "jr."
    return number || (u_islower(words.back().front()) != 0 && !suffix);
}

}  // namespace

std::string initials(std::string_view name, Initials which) {
    std::vector<std::u16string> letters;
    const auto words = clean(name);
    std::vector<std::u16string_view> all;
    for (std::size_t begin = 0; begin < words.size();) {
        const auto end = std::min(words.find_first_of(u" \n\u00A0\u3000", begin), words.size());
        const auto word = std::u16string_view(words).substr(begin, end - begin);
        if (auto letter = letter_of(word); !letter.empty()) {
            letters.push_back(std::move(letter));
            all.push_back(word);
        }
        begin = end + 1;
    }
    if (letters.empty() || (which != Initials::first && of_group(all))) return {};
    const auto first = to_code_points(letters.front()).front();
    const bool one = which == Initials::first || letters.size() < 2 || one_is_enough(script_of(first));
    return to_utf8(one ? letters.front() : letters.front() + letters.back());
}

}  // namespace accolade::text
