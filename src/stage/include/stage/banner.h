// Banner: good news over a slide that goes on being told (comp 28): a bar at its foot, as wide as its words. Its round
// end seeks the edge of a picture below. What stands where it comes makes room for it. Values and functions; the thread
// of the Fonts.
#pragma once

#include <optional>

#include "model/celebration.h"
#include "slide/slide.h"
#include "stage/designer.h"

namespace accolade::stage {

inline constexpr Milliseconds kBannerStays{8'000};

// A slide that is nothing but the bar: its ground, on nothing. Nothing where the item has nothing to say.
std::optional<slide::Slide> banner_over(const slide::Slide& below, Designer& designer, const Look& look,
                                        const model::News& news, const model::Item& item,
                                        const model::Celebration& celebration, const Canvas& canvas, WallTime now);

// Whether the actor stands where the overlay will be.
bool makes_room(const slide::Actor& actor, const slide::Slide& overlay);

// The dashes of the slide below are part of its ground: where the overlay would lie on them, a piece of the ground as
// it is without them, to be laid over it; else null.
DrawingPtr without_dashes(const slide::Slide& below, const slide::Slide& overlay);

}  // namespace accolade::stage
