// Roll: a number that comes on as an odometer does: every figure goes up to where it will stand, the units
// first, and the highest place lands last (screen-design.md 5.2, 5.3). Inside this room only; pure but for the Fonts;
// the thread of the Fonts.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/time.h"
#include "slide/slide.h"

namespace accolade::motion {

struct Roll {
    struct Place {
        std::size_t glyph = 0;  // of the line
        int from = -1;          // the figure it goes out from; -1: there was none
        int steps = 0;          // up to where it lands
        Milliseconds lands{};
    };

    Letters cells, settled;           // the number in equal cells, and with its figures' own widths
    std::vector<Place> places;        // from the units
    std::array<Glyph, 10> figures{};  // each as it stands in a cell that begins at 0
    std::vector<bool> moves;          // of each glyph
    Milliseconds begins{}, ends{};
};

// How the actor's number comes on; nothing where it does not count, or its figures cannot be told apart.
std::optional<Roll> roll_of(const slide::Actor& actor, Milliseconds begins, Milliseconds ends, text::Fonts& fonts);

// The number on its way, drawn for one frame. REQUIRES begins <= since < ends.
Drawing rolling(const Roll& roll, Milliseconds since, PixelSize size);
// Nothing of it is seen outside.
Rect window_of(const Roll& roll);

}  // namespace accolade::motion
