// Letters: words as placed glyphs, ready to be drawn: what the text room makes and the raster paints. All lengths are
// px; x grows right, y down, from the block's top left. A block is measured by what the eye sees: its top is the cap
// top of its first line (or the x-height's equal in a script without capitals), its bottom the baseline of its last
// line. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gfx/geometry.h"

namespace accolade {

using FaceId = std::uint16_t;  // which face of the Fonts that set it

struct Glyph {
    FaceId face = 0;
    std::uint32_t index = 0;  // in the face
    float x = 0, y = 0;       // origin, on the baseline
    float size = 0;           // em
    int tint = 0;
    std::uint32_t cluster = 0;  // byte in the line's words
    bool operator==(const Glyph&) const = default;
};

struct TextLine {
    std::string words;          // in logical order, as set (capitals, quotation marks, hyphen)
    std::vector<Glyph> glyphs;  // in visual order, from the left
    float baseline = 0;         // from the block's top
    float left = 0, width = 0;  // advance, without trailing space; a hung mark lies left of `left`
    bool rtl = false;
    bool operator==(const TextLine&) const = default;
};

struct TextBlock {
    std::vector<TextLine> lines;
    float size = 0;               // the em that was taken
    float width = 0, height = 0;  // of the widest line; cap top to last baseline
    float room = 0;               // the box's width, in which lines are aligned; the block's where the box has none
    float margin = 0;             // above and below, for what its script has there and the style does not reckon with
    float cap_height = 0;
    Rect ink;          // what is painted, from the block's top left; may reach outside width and height
    bool fits = true;  // false: even the smallest size is too large for the box; nothing is left out of it
    bool cut = false;  // an ellipsis was needed
    int missing = 0;   // characters no font has; they are left out
    bool operator==(const TextBlock&) const = default;
};

}  // namespace accolade
