// Tiles: in all colours, each item its own; or tone on tone, with colour gathered in one corner.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class Mosaic { full, tone };
inline constexpr std::array<Choice<Mosaic>, 2> kMosaics{{{"full", Mosaic::full}, {"tone", Mosaic::tone}}};

struct MosaicPart {
    static constexpr std::string_view kKey = "mosaic";
    Mosaic mosaic = Mosaic::full;
    float tile = 16.67F;  // u, about; tiles are whole pixels
    std::vector<Ink> inks{{"accent", {}, 1}, {"spark", {}, 1}, {"deep", {}, 1},
                          {"mid", {}, 1},    {"soft", {}, 1},  {"surface", {}, 1}};  // the accent first
    std::vector<Ink> quiet{{"bg", {}, 1}, {"surface2", {}, 1}};  // tone: the plain ground, and what stands out from it
    std::vector<std::string> calm{};                             // tone: parts it stays plain behind
    bool operator==(const MosaicPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.choice(kKey, mosaic, kMosaics);
        k.number("tile", 2, 50, tile);
        k.colors("inks", inks, 2);
        k.colors("quiet", quiet, 2);
        k.parts("calm", calm);
    }
};

}  // namespace accolade::theme
