// People as rows on rules: a face, a name, and where they are. Who does not fit is counted: "and 3 more".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"
#include "theme/parts/people.h"

namespace accolade::theme {

struct RosterPart {
    static constexpr std::string_view kKey = "roster";
    std::string list;               // "{people}"
    std::string style{}, second{};  // of the name, of the place
    float height = 13.8F;           // u: of a row; less where the area has not the room
    float least = 9.2F;             // u: what is lower than this takes a second column, or is counted
    float size = 10;                // u: of a face, in a row of full height
    Ink line{"line", {}, 1};
    FaceLook face{};
    bool operator==(const RosterPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.style("style", style);
        k.style("second", second);
        k.number("height", 2, 100, height);
        k.number("least", 2, 100, least);
        k.number("size", 0.5, 100, size);
        k.color("line", line);
        face.keys(k);
    }
    std::vector<std::string> styles_on_ground() const { return {style, second}; }
};

}  // namespace accolade::theme
