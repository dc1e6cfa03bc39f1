// Stack: blocks that flow from top to bottom, so that what one line less of title frees, the rest takes.
// Pure; any thread; px.
#pragma once

#include <vector>

#include "gfx/geometry.h"
#include "theme/theme.h"

namespace accolade::slide {

struct StackItem {
    float height = 0;
    float gap_before = 0;  // to the item above; not counted for the first that is there
};

// Height of all of them with their gaps.
float height_of(const std::vector<StackItem>& items);

// The top of each item in an area: at its top, in its middle or at its bottom.
std::vector<float> flow(const std::vector<StackItem>& items, Rect area, theme::Align align);

}  // namespace accolade::slide
