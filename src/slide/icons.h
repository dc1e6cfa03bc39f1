// Icons: the small signs before a fact: when, on which day, where. Drawn as strokes with round ends on a grid of 24, as
// in the comps. Pure; any thread; px.
#pragma once

#include <span>

#include "gfx/geometry.h"
#include "gfx/path.h"
#include "theme/parts/fact.h"

namespace accolade::slide {

Path icon(theme::Icon icon, Rect in);

// A line through the points, with round joins and ends. As a path to fill: its own crossings are no holes.
Path stroked(std::span<const Point> points, float width);

}  // namespace accolade::slide
