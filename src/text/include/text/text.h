// Text: words, a style and a box in; placed glyphs out: a value that can be compared.
//
// A block is measured by what the eye sees: its top is the cap top of its first line (or the x-height's equal in a
// script without capitals), its bottom the baseline of its last line. All lengths are px; x grows right, y down, from
// the block's top left. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gfx/letters.h"

namespace accolade::text {

// How a piece stands to its neighbours in bidi order. A field is isolated, as foreign words must be; one that goes on
// shares the isolation of the piece before it (a number whose signs have another tint); a frame is what stands between
// fields, in the order of the paragraph.
enum class Bond : std::uint8_t { field, goes_on, frame };

// A stretch of words with one tint.
struct Piece {
    std::string words;
    int tint = 0;  // an index into the colours given when it is drawn
    Bond bond = Bond::field;
    bool operator==(const Piece&) const = default;
};

using Text = std::vector<Piece>;

enum class Align { start, center, end, left, right };  // start and end follow the direction of the paragraph
enum class Figures { proportional, tabular };
enum class Breaking { balance, fill };  // even lines; or full lines without a lonely last word

struct Style {
    std::vector<std::string> faces;  // font files: the style's own first, then the theme's other choices
    std::vector<float> sizes{48};    // em, from the largest; the first that fits is taken
    int lines = 1;                   // the most lines there may be at the largest size
    int last_lines = 0;              // the most at the smallest size; 0: as `lines`
    Breaking breaking = Breaking::balance;
    Align align = Align::start;
    Figures figures = Figures::proportional;
    float leading = 1.2F;   // baseline to baseline, em
    float tracking = 0;     // em, between clusters; none in scripts that join
    bool capitals = false;  // by the language's own rules
    bool hang = false;      // an opening quotation mark stands outside the edge
    bool ellipsis = false;  // may end in one; a title or a quote never does
    bool operator==(const Style&) const = default;
};

struct Box {
    float width = 0;
    float height = 0;  // from cap top to last baseline; 0: as high as the lines make it
    bool operator==(const Box&) const = default;
};

}  // namespace accolade::text
