// Motion: how a slide takes over from the one before it and how its parts enter, as a function of time alone
// (screen-design.md 5). Pure but for the Fonts that set a counting number; the thread of the Fonts.
#pragma once

#include <optional>

#include "base/time.h"
#include "motion/easing.h"
#include "slide/slide.h"

namespace accolade::motion {

enum class Transition {
    fade,     // cross-fade of grounds
    wipe,     // the new ground grows out of a quarter disc
    turn,     // cross-fade, while the tiles of one mosaic turn into the other's
    through,  // by way of the new slide's plain bg: to another theme
};

// How rich the motion is: what a machine can show smoothly (screen-design.md 5.5), or what people asked for.
enum class Effects {
    full,
    less,     // grounds only ever cross-fade
    least,    // a short cross-fade in few steps, words and all; only a number still counts
    reduced,  // nothing moves: a cross-fade of 400 ms, and numbers stand at once (1.5)
};

// What a change of slides looks like where `wanted` would not be shown, or not be possible.
Transition possible(Transition wanted, const slide::Slide* before, const slide::Slide& slide, Effects effects);

// How long after its start a slide is at rest: nothing moves any more.
Milliseconds rest_after(const slide::Slide& slide, Transition transition, Effects effects);

// The picture `since` the slide began; `before` is what it takes over from, null at the very start.
Frame compose(const slide::Slide* before, const slide::Slide& slide, Milliseconds since, Transition transition,
              Effects effects, text::Fonts& fonts);

// A new picture is worth making no more often than this, whatever the display could show; 0: as often as it can.
Milliseconds step_of(Effects effects);

// The slide at rest.
Frame at_rest(const slide::Slide& slide);

}  // namespace accolade::motion
