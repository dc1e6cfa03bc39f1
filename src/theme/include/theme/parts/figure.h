// A tile with one number and its unit.
#pragma once

#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct FigurePart {
    static constexpr std::string_view kKey = "figure";
    std::string value;              // "{figures.0.value}"
    std::string unit{};             // "{figures.0.unit}": that of the value if not given
    std::string style{}, second{};  // of the value, of the unit
    Outline outline{};
    Fill fill{Ink{"accent", {}, 1}};
    bool operator==(const FigurePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, value);
        if (const auto at = value.rfind(".value}"); at != std::string::npos) unit = value.substr(0, at) + ".unit}";
        k.words("unit", unit);
        k.style("style", style);
        k.style("second", second);
        outline.keys(k);
        k.fill("fill", fill);
    }
};

}  // namespace accolade::theme
