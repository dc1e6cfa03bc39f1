// Keys: what they say to a show. Of a window, and of a show that was started from a terminal; a kiosk has none. Pure.
#pragma once

#include "model/command.h"
#include "screen/window.h"

namespace accolade::app {

model::Command command_of(screen::Key key);

}  // namespace accolade::app
