// Years as bands round the place of a portrait: one for every five, 1 to 8.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class Bend { round, square };
inline constexpr std::array<Choice<Bend>, 2> kBends{{{"round", Bend::round}, {"square", Bend::square}}};

struct BandsPart {
    static constexpr std::string_view kKey = "bands";
    std::string number;  // "{years}"
    Bend bend = Bend::round;
    float radius = 24;   // u: of the place in the middle
    float width = 5.6F;  // u: of a band; more than five share the room of five
    std::vector<Ink> inks{
        {"deep", {}, 1}, {"spark", {}, 1}, {"mid", {}, 1}, {"soft", {}, 1}, {"surface2", {}, 1}};  // from the middle
    bool operator==(const BandsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, number);
        k.choice("bend", bend, kBends);
        k.number("radius", 0, 2000, radius);
        k.number("width", 0.1, 50, width);
        k.colors("inks", inks, 1);
    }
};

}  // namespace accolade::theme
