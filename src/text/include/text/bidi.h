// Bidi: the order in which the characters of a line stand (UAX 9, by ICU). Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace accolade::text {

// `..._first` follow the first strong character, and if there is none go left to right or right to left.
enum class Direction { ltr, rtl, ltr_first, rtl_first };

// The direction of a paragraph as its reader takes it: the one of most of its letters, and in a language that is
// written from the right also where a foreign name is longer than the rest; the language's if there are no letters.
Direction direction_of(std::u16string_view paragraph, std::string_view language);
// Whether what is said in these words, whatever they begin with, is read from the right.
bool reads_from_right(std::string_view utf8, std::string_view language);

struct Bidi {
    std::vector<std::uint8_t> levels;  // of each UTF-16 unit; odd runs right to left
    std::vector<std::uint8_t> bases;   // of the paragraph that each unit is in
};

Bidi bidi_of(std::u16string_view words, Direction direction);

// Rule L2: the indices of things with these levels, from the left.
std::vector<std::uint32_t> visual_order(std::span<const std::uint8_t> levels);

}  // namespace accolade::text
