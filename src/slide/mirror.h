// Mirror: commands laid out for readers who begin at the left, as they stand for those who begin at the right: what
// stood at one side of the screen stands as far from the other. Outlines and gradients are turned over; letters and
// pictures only change places. Pure; any thread; px.
#pragma once

#include <vector>

#include "gfx/frame.h"

namespace accolade::slide {

// `width`: of what is turned over: of the screen, or twice the distance of an axis from the left.
Path mirrored(Path path, float width);
Rect mirrored(Rect rect, float width);
std::vector<Command> mirrored(std::vector<Command> commands, float width);

}  // namespace accolade::slide
