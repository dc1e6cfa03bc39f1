// A medal on the rim of a portrait, whose area it has: a star, and a word or two below it, on a disc. The star alone
// where the words are missing.
#pragma once

#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct MedalPart {
    static constexpr std::string_view kKey = "medal";
    std::string words;  // "{period.short}"
    std::string style{};
    Outline outline{Shape::disc, Corner::top_left, 0};
    Fill fill{Ink{"accent", {}, 1}};
    Ink star{"accent_ink", {}, 1};
    Ink rim{"bg", {}, 1};
    float size = 21.8F;      // u: as wide as high
    Point at{0.83F, 0.75F};  // its middle, from that of the area: 1 is half of the area's width, or height
    float width = 1.1F;      // u, of the rim, half of which lies outside the outline; 0: none
    bool operator==(const MedalPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.style("style", style);
        outline.keys(k);
        k.fill("fill", fill);
        k.color("star", star);
        k.color("rim", rim);
        k.number("size", 2, 100, size);
        k.point("at", -2, 2, at);
        k.number("width", 0, 10, width);
    }
};

}  // namespace accolade::theme
