// Shapes: the display's one family, as paths: squares, quarter discs, half discs, discs, leaves, arches, and what is
// made of them (screen-design.md 0.7). Pure; any thread; px.
#pragma once

#include "gfx/geometry.h"
#include "gfx/path.h"
#include "theme/theme.h"

namespace accolade::slide {

// The shape in a rectangle. `corner` is the round one of a quarter or an arch, the first of the two of a leaf;
// `radius` px of an arch's or a card's corner, 0 for the largest that fits.
Path outline(theme::Shape shape, theme::Corner corner, float radius, Rect in);

// The pair of quarter discs that stands for an opening quotation mark (comp 03).
Path quotation(Rect in);

// The mark of a company that gave no logo: a bar and a quarter disc with a dot in them (comps, kit.js).
struct MarkPaths {
    Path bar, quarter, dot;
};
MarkPaths mark(Rect in);

// A star of five points, the first upwards; its points and the corners between them are rounded by half of `round`.
Path star(Point center, float outer, float inner, float round);

}  // namespace accolade::slide
