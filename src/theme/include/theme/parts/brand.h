// Logo, or the house mark, or an initial, and the name; the logo alone if there is no name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct BrandPart {
    static constexpr std::string_view kKey = "brand";
    std::string name;  // "{brand.name}"
    std::string logo = "{brand.logo}";
    std::string logo_dark = "{brand.logo_dark}";  // where the ground is dark
    std::string style = "brand";
    Align align = Align::start;                                                // start or end of its area
    float size = 8.4F;                                                         // u, of the mark
    std::vector<Ink> inks{{"accent", {}, 1}, {"deep", {}, 1}, {"bg", {}, 1}};  // bar, quarter and dot of the house mark
    // If there is no logo: the initial in a tile.
    Ink field{"accent", {}, 1}, initial{"accent_ink", {}, 1};
    std::string monogram = "brand";  // style of the initial
    bool operator==(const BrandPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, name);
        k.words("logo", logo);
        k.words("logo_dark", logo_dark);
        k.style("style", style);
        k.align("align", align);
        k.number("size", 0.5, 100, size);
        k.colors("inks", inks, 3);
        k.color("field", field);
        k.color("initial", initial);
        k.style("monogram", monogram);
    }
};

}  // namespace accolade::theme
