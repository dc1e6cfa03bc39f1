// A wall of faces: a tile for each of a team, in the display's shapes; initials if there is no photo, and tiles
// without anybody where the wall has more room than the team has people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct WallPart {
    static constexpr std::string_view kKey = "wall";
    std::string list;  // "{people}"
    std::vector<Ink> inks{
        {"accent", {}, 1}, {"soft", {}, 1}, {"deep", {}, 1}, {"mid", {}, 1}, {"spark", {}, 1}};  // of the tiles
    Ink field{"mid", {}, 1}, initials{"deep", {}, 1};
    std::string style = "monogram";
    bool square = false;  // all faces fill their tiles, without other shapes
    Backing backing{};
    bool operator==(const WallPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.colors("inks", inks, 2);
        k.color("field", field);
        k.color("initials", initials);
        k.style("style", style);
        k.flag("square", square);
        backing.keys(k);
    }
};

}  // namespace accolade::theme
