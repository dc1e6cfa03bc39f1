// Rings: circles round one point: the thin ones that a portrait radiates, the one on its rim, and the one that has a
// segment for every year (comps 04 and 18). Pure; any thread; px, angles in radians.
#pragma once

#include <vector>

#include "gfx/path.h"

namespace accolade::slide {

// A line of this width along the circle.
Path circle_line(Point center, float radius, float width);

// The circle in `count` segments with round ends, the first at the top, clockwise. `gap` is the angle left free at
// either end of a segment, at most a quarter of it. One segment is the whole circle.
std::vector<Path> ring_segments(Point center, float radius, float width, int count, float gap);

}  // namespace accolade::slide
