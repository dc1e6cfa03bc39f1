// Shaper: characters of one face, script and direction become glyphs (HarfBuzz). In em, so that one result serves every
// size. Pure but for HarfBuzz's own caches; the thread of Fonts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faces.h"

namespace accolade::text {

struct Shaped {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0;          // UTF-16 offset in the words
    float advance = 0, dx = 0, dy = 0;  // em; dy down
    bool unsafe = false;                // a line cut before this cluster has to be shaped anew
};

struct Manner {
    bool tabular = false;   // figures in equal cells, each in the middle of its own
    bool capitals = false;  // hyphens and brackets move up
    bool loose = false;     // widely tracked: no ligatures
    std::string language;   // BCP 47
    bool operator==(const Manner&) const = default;
};

struct Stretch {
    std::size_t begin = 0, end = 0;  // UTF-16
    std::string script;              // ISO 15924
    bool rtl = false;
};

// The advance of the widest figure: of those of the script whose zero this is.
float digit_cell(Face& face, char16_t zero);

// In visual order, from the left. Letters outside [from, to) are not seen; those between it and the stretch join on.
std::vector<Shaped> shape(Face& face, std::u16string_view words, const Stretch& stretch, std::size_t from,
                          std::size_t to, const Manner& manner);

}  // namespace accolade::text
