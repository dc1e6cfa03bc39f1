// Celebration: what a celebration's slide and its banner say, by name: "celebration.number", "celebration.what". A
// theme has slides for two kinds of their own, "celebration" and "banner", which both offer these. Pure functions of
// (item, celebration, now); any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "model/celebration.h"
#include "wording/words.h"

namespace accolade::wording {

// What a theme has slides for: every kind of item, "idle", "celebration" and "banner".
std::span<const std::string_view> slide_kinds();

// The words that every item has, and those of the celebration. Whoever did not agree to be named is not named here
// either. Of `celebration.number` and `celebration.person` at most one is there, so that each may be what a slide
// needs.
Words celebration_words(const model::Item& item, const model::Celebration& celebration, const model::Brand& brand,
                        const Locale& locale, WallTime now);

// The number that fell: that of the celebration, or else the value of the item's counter now.
std::optional<model::Number> celebrated_number(const model::Item& item, const model::Celebration& celebration,
                                               WallTime now);

}  // namespace accolade::wording
