// Initials: what stands in a monogram if there is no picture (screen-design.md 4.5): the first letters of the first
// and the last name; one in Chinese characters, kana, hangul, and where letters join. UTF-8, NFC. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace accolade::text {

enum class Initials { first, both };

// "" where the name has no letter or digit; of `both` also where it is a group's: "Laboratory, early shift".
std::string initials(std::string_view name, Initials which = Initials::both);

}  // namespace accolade::text
