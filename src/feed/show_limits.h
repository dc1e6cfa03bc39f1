// Limits: the members that keep an item from somebody, or from some time. One that is not understood, because its name
// is mistyped, is another's or stands in the wrong place, must not let the item run for ever: the item is held back.
// Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace accolade::feed {

// Of an item, and of a person.
inline constexpr std::array<std::string_view, 7> kItemLimits{"show_from", "show_until", "days",   "hours",
                                                             "sites",     "audience",   "consent"};
inline constexpr std::array<std::string_view, 1> kPersonLimits{"consent"};

// The limit that this name stands for, however it is written: "showUntil", "expires", "site". Typing errors in long
// names as well; those in short ones are anything.
std::optional<std::string_view> limit_meant_by(std::string_view name);

}  // namespace accolade::feed
