// Teasers: what else stands in an issue, and on which page, where each of them begins with a number as in a table of
// contents ("12 Why the clock is slow", "16 Dinner ladies"). Inside this room only; pure; any thread.
#pragma once

#include <string>
#include <vector>

namespace accolade::wording {

struct Teaser {
    std::string page;  // empty where none is said
    std::string text;
    bool operator==(const Teaser&) const = default;
};

// A number is that of a page only where all of several have one, each after the one before, and go on with a capital or
// in a script that has none: "12 new colleagues" counts.
std::vector<Teaser> teasers_of(const std::vector<std::string>& lines);

}  // namespace accolade::wording
