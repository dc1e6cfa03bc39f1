// A fact on a line of its own, after a sign or a short word: when, where, on which page. A rule may stand above it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class Icon { none, clock, calendar, place, heart };
inline constexpr std::array<Choice<Icon>, 5> kIcons{{{"none", Icon::none},
                                                     {"clock", Icon::clock},
                                                     {"calendar", Icon::calendar},
                                                     {"place", Icon::place},
                                                     {"heart", Icon::heart}}};

struct FactPart {
    static constexpr std::string_view kKey = "fact";
    std::string words;              // "{times}"
    std::string mark{};             // words in place of an icon: "{teasers.0.page}"; not every row has them
    std::string style{}, second{};  // of the words, of the mark
    Icon icon = Icon::none;
    Ink ink{"accent", {}, 1};   // of the icon
    std::optional<Ink> line{};  // of the rule above; none if not given
    float rule = 0.185F;        // u: how thick that is
    float size = 7.7F;          // u: its height, where its words stand on one line
    float indent = 7.8F;        // u from its edge to the words, where something stands before them
    bool operator==(const FactPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.words("mark", mark);
        k.needed_style("style", style);
        k.style("second", second);
        k.choice("icon", icon, kIcons);
        k.color("ink", ink);
        k.color("line", line);
        k.number("rule", 0.05, 5, rule);
        k.number("size", 0.5, 100, size);
        k.number("indent", 0, 50, indent);
    }
    std::vector<std::string> styles_on_ground() const {
        return second.empty() ? std::vector{style} : std::vector{style, second};
    }
};

}  // namespace accolade::theme
