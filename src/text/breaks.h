// Breaks: where a text may be cut: between what readers call characters (UAX 29) and between lines (UAX 14), by ICU.
// What a typesetter keeps together beyond that is said in bonds.h. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace accolade::text {

enum class Break : std::uint8_t { none, may, must };

// Where grapheme clusters end, as UTF-16 offsets; the last is the length.
std::vector<std::uint32_t> cluster_ends(std::u16string_view words);

// Index i: before unit i; as long as the words and one more. The end is `must`, the start `none`. Japanese breaks by
// phrase, Thai, Lao, Khmer and Burmese by dictionary.
std::vector<Break> line_breaks(std::u16string_view words, std::string_view language);

// Index i: whether a sentence begins with unit i, or all words end before it; as long as the words and one more.
std::vector<bool> sentence_ends(std::u16string_view words, std::string_view language);

// Index i: whether unit i goes on with a word of Chinese or Japanese, where a line may end but had better not. By
// dictionary; in Japanese, whose breaks are those of phrases already, between any two characters.
std::vector<bool> inside_words(std::u16string_view words, std::string_view language);

// Index i: whether a syllable is likely to begin with unit i, inside a word of a European alphabet: where a word that
// is wider than its box at the smallest size is cut. Never in a number or an address.
std::vector<bool> syllable_ends(std::u16string_view words);

}  // namespace accolade::text
