// Entrance: how far a slide has come in, and what it takes over from. It is paced by the frames that were shown: a late
// one does not skip what it should have shown, unless the machine stalled. Value; the thread of the Fonts.
#pragma once

#include <optional>

#include "base/time.h"
#include "motion/motion.h"
#include "slide/slide.h"

namespace accolade::stage {

struct Entrance {
    std::optional<slide::Slide> before;  // nothing: it comes out of nowhere
    motion::Transition transition = motion::Transition::fade;
    motion::Effects effects = motion::Effects::full;
    Milliseconds since{0};  // it began
    SteadyTime paced{};     // up to this moment

    bool running(const slide::Slide& slide) const { return since < motion::rest_after(slide, transition, effects); }
    void go_on(const slide::Slide& slide, SteadyTime now);
    void finish();

    Frame compose(const slide::Slide& slide, text::Fonts& fonts) const;
};

// `wanted` is softened to what is possible between the two slides.
Entrance begin_entrance(std::optional<slide::Slide> before, const slide::Slide& slide, motion::Transition wanted,
                        motion::Effects effects, SteadyTime now);

}  // namespace accolade::stage
