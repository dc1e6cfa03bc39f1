// Reading time: how long a slide stays so that it can be read (screen-design.md 1.4): 12 characters a second in
// alphabets, fewer in Thai, Korean, Chinese and Japanese; with time to find it, for a photo and for a number; 8 to 24
// s. An editor's own value goes first, but nothing stays less than 5 s. Pure functions; any thread.
#pragma once

#include <span>
#include <string_view>

#include "base/time.h"
#include "model/item.h"

namespace accolade::schedule {

inline constexpr Milliseconds kIdleTime{10'000};
inline constexpr Milliseconds kShortest{5'000};

Milliseconds reading_time(const model::Item& item);
// Of items that share a slide: time to find it once, and to read all; 8 to 24 s, or what one of them asks for alone.
// REQUIRES that there is one.
Milliseconds reading_time(std::span<const model::Item* const> items);

// Of the text alone, up to the `limit` of characters after which a slide cuts it (a CJK character counts for 2.5).
double seconds_to_read(std::string_view text, double limit);

}  // namespace accolade::schedule
