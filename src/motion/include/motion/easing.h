// Easing: how far a movement has come at a share of its time (screen-design.md 5.1). Pure; any thread.
#pragma once

#include "base/time.h"
#include "theme/look.h"

namespace accolade::motion {

// cubic-bezier curves; t and the result 0..1 (`pop` overshoots).
float eased(theme::Curve curve, float t);

// The share of a stretch of time that has gone by, 0..1; a stretch of no length is over when it begins.
float part_of(Milliseconds since, Milliseconds begin, Milliseconds length);

}  // namespace accolade::motion
