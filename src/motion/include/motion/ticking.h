// Ticking: a number that changes while its slide stands. Only the figures that differ roll, the last one first
// (screen-design.md 5.2, "Odometer", live ticks). Pure functions of time; any thread.
#pragma once

#include <cstddef>
#include <optional>

#include "base/time.h"
#include "slide/slide.h"

namespace accolade::motion {

struct Tick {
    std::size_t actor = 0;  // of the slide: the number
    Letters before, after;
};

// What ticks from the one slide to the other, which are the same but for the moment; nothing where no number does.
std::optional<Tick> tick_between(const slide::Slide& before, const slide::Slide& after);

Milliseconds length_of(const Tick& tick);

// The slide `since` its number began to change. REQUIRES the slide that the tick leads to.
Frame ticking(const slide::Slide& slide, const Tick& tick, Milliseconds since);

}  // namespace accolade::motion
