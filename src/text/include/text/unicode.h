// Unicode: foreign words made safe to set. UTF-8 in, UTF-16 (ICU's form) inside the room, UTF-8 out.
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accolade::text {

inline constexpr std::size_t most_code_points = 2'000;  // of one text
inline constexpr int most_marks = 20;                   // combining marks on one letter

// Valid UTF-16, in NFC: broken bytes become U+FFFD, line and paragraph separators LF, other controls and runs of
// spaces one space; embeddings, overrides and unpaired isolates are taken out, since they would reach beyond this
// text. What is beyond `limit` code points is left out.
std::u16string clean(std::string_view utf8, std::size_t limit = most_code_points);

// Capitals by the language's own rules: Turkish İ, Greek without accents, German SS.
std::u16string in_capitals(std::u16string_view words, std::string_view language);

std::string to_utf8(std::u16string_view words);
std::size_t code_points(std::u16string_view words);
std::vector<char32_t> to_code_points(std::u16string_view words);

// "zh-Hant-TW" as ICU writes it: "zh_Hant_TW". An unknown language is the root, "".
std::string icu_locale(std::string_view language);
// "zh", in small letters; "" for unknown.
std::string language_of(std::string_view language);
bool right_to_left(std::string_view language);

// ISO 15924 code of a character's script: "Latn", "Zyyy" for what all scripts share.
std::string script_of(char32_t c);
// As script_of(), but digits that several scripts share count to the first of them: ٣ to "Arab".
std::string script_in_use(char32_t c);

bool default_ignorable(char32_t c);  // draws nothing of its own: joiners, variation selectors, bidi marks
bool nobody_draws(char32_t c);       // private use, unassigned, U+FFFD: never asked of a font
// The whole number that the first digits make, of whatever script they are: 25 of "٢٥". Nothing beyond nine digits.
std::optional<int> whole_number(std::string_view utf8);
// Whether a grapheme cluster is to be drawn as a colour picture (UTS 51).
bool wants_emoji(std::u16string_view cluster);

}  // namespace accolade::text
