// Who has no photo: initials on a disc over tiles, in the outline that the photo would have had.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct MonogramPart {
    static constexpr std::string_view kKey = "monogram";
    std::string words;  // "{person.name}"
    Outline outline{};
    float tile = 16.67F;  // u, about; tiles are whole pixels
    std::vector<Ink> inks{{"accent", {}, 1}, {"spark", {}, 1}, {"deep", {}, 1},
                          {"mid", {}, 1},    {"soft", {}, 1},  {"surface", {}, 1}};  // of the tiles, the accent first
    float size = 34;  // u: the disc, where the outline has room for it
    Ink field{"bg", {}, 1};
    Ink initials{"ink", {}, 1};
    std::string style = "monogram";
    bool operator==(const MonogramPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        outline.keys(k);
        k.number("tile", 2, 50, tile);
        k.colors("inks", inks, 2);
        k.number("size", 2, 100, size);
        k.color("field", field);
        k.color("initials", initials);
        k.style("style", style);
    }
};

}  // namespace accolade::theme
