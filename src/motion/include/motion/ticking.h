// Ticking: numbers that change while their slide stands. Only the figures that differ roll: of a counter the last one
// first, of the cells of a countdown all at once (screen-design.md 4.2; 5.2, "Odometer", live ticks). Pure functions of
// time; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/time.h"
#include "slide/slide.h"

namespace accolade::motion {

struct Tick {
    struct Number {
        std::size_t actor = 0;  // of the slide
        Letters before, after;
        Milliseconds roll{}, next_place{};  // of one figure; from one figure to the next
    };
    std::vector<Number> numbers;  // never empty
};

// What ticks from the one slide to the other, which are the same but for the moment; nothing if no number does.
std::optional<Tick> tick_between(const slide::Slide& before, const slide::Slide& after);

Milliseconds length_of(const Tick& tick);

// The slide `since` its numbers began to change. REQUIRES the slide that the tick leads to.
Frame ticking(const slide::Slide& slide, const Tick& tick, Milliseconds since);

}  // namespace accolade::motion
