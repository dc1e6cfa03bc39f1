// Words in a style: "of {counter.target}". Left out where one of its words is missing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct TextPart {
    static constexpr std::string_view kKey = "text";
    std::string words;
    std::string style{};
    std::map<std::string, Ink> tints{};     // words of the template that have a colour of their own
    std::optional<Ink> separators{};        // colour of the signs that group digits
    bool counts = false;                    // the item's counter: it counts up when it enters
    Align align = Align::start;             // top, middle or bottom of its area
    std::string clear{};                    // a part they make room for where it stands beside them
    std::optional<bool> changes_corners{};  // against burn-in; if not given, a clock does
    bool operator==(const TextPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.needed_style("style", style);
        k.tints("tints", tints);
        k.color("separators", separators);
        k.flag("counts", counts);
        k.align("align", align);
        k.part("clear", clear);
        k.flag("changes_corners", changes_corners);
    }
    std::vector<std::string> styles_on_ground() const { return {style}; }
};

}  // namespace accolade::theme
