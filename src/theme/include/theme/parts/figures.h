// Up to three numbers side by side, each under a rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct FiguresPart {
    static constexpr std::string_view kKey = "figures";
    std::string list;  // "{figures}"
    std::vector<std::string> values{"{figures.0.value}", "{figures.1.value}", "{figures.2.value}"};
    std::vector<std::string> units{"{figures.0.unit}", "{figures.1.unit}", "{figures.2.unit}"};
    std::string style{}, second{};  // of the values, of the units
    Ink line{"line", {}, 1};
    bool operator==(const FiguresPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.words("values", values);
        k.words("units", units);
        k.style("style", style);
        k.style("second", second);
        k.color("line", line);
    }
};

}  // namespace accolade::theme
