// Guests: names one below the other, each with its own company; larger where they are few.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct GuestsPart {
    static constexpr std::string_view kKey = "guests";
    std::string list;               // "{visitors}"
    std::string style{}, second{};  // of the name, of the company
    float size = 52;                // u: the most they are high, as a member of a stack
    Align align = Align::start;     // top, middle or bottom of their area
    bool operator==(const GuestsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.needed_style("style", style);
        k.needed_style("second", second);
        k.number("size", 1, 100, size);
        k.align("align", align);
    }
    std::vector<std::string> styles_on_ground() const { return {style, second}; }
};

}  // namespace accolade::theme
