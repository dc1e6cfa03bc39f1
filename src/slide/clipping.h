// Clipping: the part of a path that lies inside another one: tiles behind the outline of a portrait, which no
// rectangle can cut. Curves become short lines, less than a twentieth of a pixel off. Pure; any thread; px.
#pragma once

#include "gfx/path.h"

namespace accolade::slide {

// `path` inside `outline`. REQUIRES that the outline is one convex contour: a rectangle, a disc, an arch, a leaf, a
// card. A contour of the path that is not convex keeps its own form; it may touch itself along the outline, which
// fills as nothing.
Path clipped(const Path& path, const Path& outline);

}  // namespace accolade::slide
