// Bonds: what a typesetter keeps together although a line may end there (screen-design.md 2.5), and where a line had
// rather not end. Knows the words of many languages, and asks nobody. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "breaks.h"

namespace accolade::text {

// Takes breaks away: number and unit, "Room" and its number, day and month, initials, "Dr. Solheim", French
// punctuation, double-barrelled names, "18–20", a dash at the start of a line; in Korean all that are not at a space.
void keep_together(std::u16string_view words, std::string_view language, std::vector<Break>& breaks);

// A dislike from which on a line had rather end earlier: between a number and what it counts, within
// "1 and 2", and within a short compound.
inline constexpr float kTorn = 8;

// How little a break before unit i is liked; 0 is usual, negative better (screen-design.md 2.5).
float dislike(std::u16string_view words, std::string_view language, std::size_t i);

}  // namespace accolade::text
