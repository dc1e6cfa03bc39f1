// Thank-yous that share a slide, each on a card: who is thanked, what for, by whom, and the value that it shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "theme/look.h"
#include "theme/parts/people.h"

namespace accolade::theme {

struct CardsPart {
    static constexpr std::string_view kKey = "cards";
    std::string list;                                  // "{kudos}"
    std::string style{}, second{}, third{}, fourth{};  // of the name, of what for, of by whom, of the value
    Fill fill{Ink{"surface", {}, 1}};
    Ink field{"accent", {}, 0.15F};   // behind the value
    std::optional<Ink> shadow{};      // below the cards; none if not given
    std::optional<Ink> line{};        // round them; none if not given
    float radius = 2.6F, gap = 2.6F;  // u: of their corners, between them
    float size = 8;                   // u: of a face
    FaceLook face{};
    bool operator==(const CardsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.list(kKey, list);
        k.needed_style("style", style);
        k.needed_style("second", second);
        k.style("third", third);
        k.style("fourth", fourth);
        k.fill("fill", fill);
        k.color("field", field);
        k.color("shadow", shadow);
        k.color("line", line);
        k.number("radius", 0, 50, radius);
        k.number("gap", 0, 50, gap);
        k.number("size", 0.5, 100, size);
        face.keys(k);
    }
};

}  // namespace accolade::theme
