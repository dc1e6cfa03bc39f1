// The names of a team in columns, up to twelve; the rest is counted: "and 9 more".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct NamesPart {
    static constexpr std::string_view kKey = "names";
    std::string list;  // "{people}"
    std::string style{};
    float columns = 3;         // the most
    float gap = 2.4F;          // u between columns
    Align align = Align::end;  // top, middle or bottom of its area
    bool operator==(const NamesPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.needed_style("style", style);
        k.number("columns", 1, 6, columns);
        k.number("gap", 0, 50, gap);
        k.align("align", align);
    }
    std::vector<std::string> styles_on_ground() const { return {style}; }
};

}  // namespace accolade::theme
