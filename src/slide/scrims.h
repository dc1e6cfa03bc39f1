// Veils that are as long as the words on a picture need, and no longer: one that begins too soon turns a sun grey
// (screen-design.md 3.3). Inside this room only.
#pragma once

#include "canvas.h"
#include "context.h"

namespace accolade::slide {

// Once all of a slide is drawn: each scrim that is "for" words begins as late as they can still be read on the picture
// that is there, at least 1.2 times as long as they are, and at most as its area is. Where a picture is still on its
// way, as it will be on most.
void fit_scrims(const SlideContext& context, Canvas& canvas);

}  // namespace accolade::slide
