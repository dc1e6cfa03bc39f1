// Compose: one layout of the theme filled with one item: its map becomes areas, and each area's part is drawn into it.
// Where `instead` takes effect, how far words shift against burn-in and who changes corners is decided here alone.
// Inside this room only; pure but for the Fonts; the thread of the Fonts.
#pragma once

#include "slide/slide.h"

namespace accolade::slide {

Slide compose(const Content& content, const Stage& stage, const theme::SlideLayout& layout);

}  // namespace accolade::slide
