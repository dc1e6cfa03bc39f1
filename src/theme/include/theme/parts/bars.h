// Standings as bars: a rank, a bar with a name in it, and a value for each entry. Bars begin at zero, and who has as
// much shares the rank. Of more than five entries only the first are shown, and never the last places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"
#include "theme/parts/people.h"

namespace accolade::theme {

struct BarsPart {
    static constexpr std::string_view kKey = "bars";
    std::string list;                                           // "{entries}"
    std::string unit = "{unit}";                                // of the values
    std::string style{}, second{};                              // of the names, of the values
    std::string leader{}, leader_value{};                       // the same of who leads; those of the others otherwise
    std::string rank{}, third{};                                // of the ranks, of the unit
    std::vector<Ink> inks{{"accent", {}, 1}, {"soft", {}, 1}};  // bars: of who leads, of the others
    Ink mark{"accent", {}, 1};                                  // rank and value of who leads
    float size = 14.2F;                                         // u: height of a row; less if there is no room
    float gap = 3.75F;                                          // u between rows
    float radius = 50;                                          // u, of a bar's end; the largest that fits
    Align align = Align::center;                                // of few rows: top, middle or bottom of the area
    FaceLook face{};                                            // where one of the entries has a photo
    bool operator==(const BarsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.words("unit", unit);
        k.needed_style("style", style);
        k.needed_style("second", second);
        k.style("leader", leader);
        k.style("leader_value", leader_value);
        k.style("rank", rank);
        k.style("third", third);
        k.colors("inks", inks, 2);
        k.color("mark", mark);
        k.number("size", 2, 100, size);
        k.number("gap", 0, 50, gap);
        k.number("radius", 0, 100, radius);
        k.align("align", align);
        face.keys(k);
    }
    std::vector<std::string> styles_on_ground() const { return {second, rank, third}; }
};

}  // namespace accolade::theme
