// Motion: how a slide takes over from the one before it and how its parts enter, as a function of time alone
// (screen-design.md 5). Pure but for the Fonts that set a counting number; the thread of the Fonts.
#pragma once

#include <optional>

#include "base/time.h"
#include "scene/slide.h"

namespace accolade::scene {

// cubic-bezier curves of screen-design.md 5.1; t and the result 0..1 (`pop` overshoots).
float eased(theme::Curve curve, float t);

enum class Transition { fade, wipe };  // cross-fade of grounds; or the new ground grows out of a quarter disc
enum class Ease { full, reduced };     // reduced: every slide is a 400 ms cross-fade, numbers stand at once

// How long after its start a slide is at rest: nothing moves any more.
Milliseconds rest_after(const Slide& slide, Transition transition, Ease ease);

// The picture `since` the slide began; `before` is what it takes over from, null at the very start.
Frame compose(const Slide* before, const Slide& slide, Milliseconds since, Transition transition, Ease ease,
              text::Fonts& fonts);

// The slide at rest.
Frame at_rest(const Slide& slide);

}  // namespace accolade::scene
