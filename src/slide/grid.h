// Grid: a theme's drawn map becomes rectangles. CSS grid areas: fixed tracks in u, shares of what is left.
// Pure; any thread. Lengths out are px; fixed tracks that do not fit are scaled down together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gfx/geometry.h"
#include "theme/theme.h"

namespace accolade::slide {

struct Area {
    std::string name;
    Rect rect;
    int layer = 0;  // from the back
    bool operator==(const Area&) const = default;
};

// Every area of the map on a screen of this size: layers from the back, within one by rows, then columns.
std::vector<Area> place(const theme::Map& map, PixelSize screen);

}  // namespace accolade::slide
