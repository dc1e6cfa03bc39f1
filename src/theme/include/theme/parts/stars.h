// A rating as five stars in a row, of which as many are lit as it says; the last of them in part.
#pragma once

#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct StarsPart {
    static constexpr std::string_view kKey = "stars";
    bool shown = true;
    float size = 4;                                             // u: of a star
    float gap = 0.9F;                                           // u between them
    std::vector<Ink> inks{{"accent", {}, 1}, {"line", {}, 1}};  // lit, and not
    Align align = Align::start;                                 // across its area
    bool operator==(const StarsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.flag(kKey, shown);
        k.number("size", 0.5, 50, size);
        k.number("gap", 0, 50, gap);
        k.colors("inks", inks, 2);
        k.align("align", align);
    }
};

}  // namespace accolade::theme
