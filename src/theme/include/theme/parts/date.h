// A tile with a date: a word, the day, the month.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct DatePart {
    static constexpr std::string_view kKey = "date";
    std::string day;                         // "{ends.day}"
    std::string above{}, below{};            // "{until}", "{ends.month.short}"; either may be missing
    std::string style{}, second{}, third{};  // of the day, of what stands above, below
    Outline outline{};
    Fill fill{Ink{"accent", {}, 1}};
    std::optional<Ink> ring{};  // a line round the tile that sets it off; none if not given
    bool operator==(const DatePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, day);
        k.words("above", above);
        k.words("below", below);
        k.needed_style("style", style);
        k.style("second", second);
        k.style("third", third);
        outline.keys(k);
        k.fill("fill", fill);
        k.color("ring", ring);
    }
};

}  // namespace accolade::theme
