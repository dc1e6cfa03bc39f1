// What the settings and the theme mean for how slides look. Pure function; any thread.
#pragma once

#include "app/setup.h"
#include "stage/look.h"

namespace accolade::app {

stage::Look look_of(const Setup& setup);

}  // namespace accolade::app
