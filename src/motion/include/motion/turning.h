// Turning: tiles of a mosaic that turn: one slide's into the next one's, in a diagonal wave (screen-design.md 5.2), and
// one after another while the idle slide stands (4.6), which also spares the panel (1.6). Pure functions of time; any
// thread.
#pragma once

#include <optional>

#include "base/time.h"
#include "gfx/frame.h"
#include "slide/slide.h"

namespace accolade::motion {

// Whether the one can turn into the other: tiles of one size in one place.
bool alike(const slide::Tiles& a, const slide::Tiles& b);

// How long the wave takes.
Milliseconds turning_length(const slide::Tiles& tiles);

// The tiles on their way from one mosaic to the other, for the frame `since` the wave began. REQUIRES alike(before,
// after).
DrawingPtr turning(const slide::Tiles& before, const slide::Tiles& after, Milliseconds since);

// One tile after another makes a quarter turn, in an order of its own; all tiles as they stand `since` the slide came
// on, where that differs from how they were drawn.
DrawingPtr wandering(const slide::Tiles& tiles, Milliseconds since);

// When the tiles next differ from how they look `since`: now, where one is turning.
Milliseconds wanders_at(Milliseconds since);

}  // namespace accolade::motion
