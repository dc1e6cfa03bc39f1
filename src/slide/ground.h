// Ground: what colour lies under a place of a slide that is being drawn, and whether a picture can be seen on it: a
// company's logo is made for a ground that we do not know. Inside this room only; pure; any thread.
#pragma once

#include <optional>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/frame.h"

namespace accolade::slide {

// The mean of what the commands paint in the rectangle, as they stand, letters left out; nothing where that is nothing.
std::optional<Color> ground_under(const std::vector<Command>& commands, Rect place);

// How much of a picture would be lost on a ground: 0..1 of what is painted in it.
float lost_on(const Bitmap& picture, Color ground);

// The colour all round a picture without transparency, where that is one colour: a logo saved with its ground.
std::optional<Color> flat_edge(const Bitmap& picture);

}  // namespace accolade::slide
