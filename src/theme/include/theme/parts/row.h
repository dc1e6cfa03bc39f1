// Texts one after another on one baseline: a number and its unit, a role and a date. Those that do not fit begin a new
// line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct RowPart {
    static constexpr std::string_view kKey = "row";
    std::vector<std::string> parts;  // texts, from where one begins to read
    float gap = 1;                   // u between them
    float leading = 4.4F;            // u from baseline to baseline, if there are several lines
    Align align = Align::start;      // top, middle or bottom of its area
    Align across = Align::start;     // start, centre or end of its area's width
    bool operator==(const RowPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.parts(kKey, parts);
        k.number("gap", -10, 50, gap);
        k.number("leading", 0, 100, leading);
        k.align("align", align);
        k.align("across", across);
    }
};

}  // namespace accolade::theme
