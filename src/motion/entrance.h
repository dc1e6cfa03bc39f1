// Entrance: how one part of a slide comes on: its way, its strength, and what is drawn anew while it does (a number
// that counts, a gauge that fills). Inside this room only; pure but for the Fonts; the thread of the Fonts. `since` is
// since the slide began.
#pragma once

#include "base/time.h"
#include "slide/slide.h"

namespace accolade::motion {

Milliseconds start_of(const slide::Actor& actor);
Milliseconds end_of(const slide::Actor& actor);

// What a counting or filling actor looks like on its way; its resting drawing when it is there, or past it.
DrawingPtr drawing_at(const slide::Actor& actor, Milliseconds since, text::Fonts& fonts);

Layer entering(const slide::Actor& actor, const slide::Slide& slide, Milliseconds since, text::Fonts& fonts);

}  // namespace accolade::motion
