// Takeover: all of a celebration that is made once, before its first frame: where its ground comes from and goes to,
// its paper, how its number rolls. Value; pure but for the Fonts; the thread of the Fonts.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "gfx/frame.h"
#include "gfx/geometry.h"
#include "motion/confetti.h"
#include "motion/motion.h"
#include "slide/slide.h"
#include "text/fonts.h"

namespace accolade::motion {

struct Roll;

struct Takeover {
    Point center;  // px: where the ground grows from
    Point corner;  // and where it shrinks to
    ShowerSpec spec;
    std::vector<Piece> pieces;
    std::shared_ptr<const Roll> roll;  // of the number; null where none counts
    DrawingPtr veil;                   // what the old slide is dimmed by
};

// `before` is what breaks off, null where nothing was on.
Takeover takeover_of(const slide::Slide* before, const slide::Slide& slide, Effects effects, std::uint32_t seed,
                     text::Fonts& fonts);

// Of the takeover before its slide is designed: all that dimming takes.
DrawingPtr veil_over(PixelSize size);

// The seed of a celebration: the same on every screen.
std::uint32_t seed_of(std::string_view key);

}  // namespace accolade::motion
