// How long it is until something begins, in cells under rules: days, hours, minutes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct CountdownPart {
    static constexpr std::string_view kKey = "countdown";
    std::string list;  // "{countdown}"
    std::vector<std::string> values{"{countdown.0.value}", "{countdown.1.value}", "{countdown.2.value}"};
    std::vector<std::string> units{"{countdown.0.unit}", "{countdown.1.unit}", "{countdown.2.unit}"};
    std::string style{}, second{};  // of the values, of the units
    Ink line{"ink", {}, 1};         // of the rules
    Ink leader{"accent", {}, 1};    // of the first cell, its rule and its number
    bool operator==(const CountdownPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.words("values", values);
        k.words("units", units);
        k.needed_style("style", style);
        k.style("second", second);
        k.color("line", line);
        k.color("leader", leader);
    }
    std::vector<std::string> styles_on_ground() const { return {style, second}; }
};

}  // namespace accolade::theme
