// Circles round the one that the area holds; those of a number have a segment for each of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct RingsPart {
    static constexpr std::string_view kKey = "rings";
    std::vector<float> radii;     // u outside the circle that the area holds
    float width = 0.185F;         // u
    std::vector<Ink> inks{};      // one for each circle; the last stands for the rest
    std::optional<Fill> fill{};   // for all of them, across the area, instead of inks
    std::optional<Ink> inside{};  // what the innermost is filled with
    std::string segments{};       // "{years}": in so many segments
    float gap = 2.2F;             // degrees left free at either end of a segment
    bool operator==(const RingsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.numbers(kKey, -100, 1000, radii);
        k.number("width", 0.01, 50, width);
        k.colors("inks", inks, 1);
        k.fill("fill", fill);
        k.color("inside", inside);
        k.words("segments", segments);
        k.number("gap", 0, 90, gap);
    }
};

}  // namespace accolade::theme
