// Sheet: a printed issue lying on the slide: the pages behind its cover, and the soft shadow below it (comps 21, 22).
// Pure; any thread; px.
#pragma once

#include <vector>

#include "gfx/color.h"
#include "gfx/frame.h"
#include "gfx/geometry.h"

namespace accolade::slide {

struct SheetSpec {
    Rect cover;
    float unit = 10.8F;  // px of 1 u
    Color paper, edge;   // of the pages behind, and of the line round each
    Color shadow;        // with an alpha of 0 there is none
};

// From the back: the shadow, the pages, the last of them nearest. The cover itself is not among them.
std::vector<Fill> pages_below(const SheetSpec& spec);

// A shadow as soft as a Gaussian of this spread, round a rectangle: sides and corners by gradients, so that nothing is
// blurred.
std::vector<Fill> soft_shadow(Rect of, float spread, Color color);

}  // namespace accolade::slide
