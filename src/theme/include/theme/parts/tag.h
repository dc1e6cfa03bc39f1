// A few words on a field of their own, as wide as they are: square where they begin, round where they end.
#pragma once

#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct TagPart {
    static constexpr std::string_view kKey = "tag";
    std::string words;  // "{soon}"
    std::string style{};
    Fill fill{Ink{"spark", {}, 1}};
    Align align = Align::start;  // top, middle or bottom of its area
    bool operator==(const TagPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.needed_style("style", style);
        k.fill("fill", fill);
        k.align("align", align);
    }
};

}  // namespace accolade::theme
