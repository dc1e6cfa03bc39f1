// Power: sends the panel behind a window to sleep and wakes it, by the way the display offers: DPMS of the X server, or
// the connector's own DPMS on the bare screen, through the descriptor that SDL has of the card. Main thread.
#pragma once

#include <SDL.h>

#include <optional>

#include "base/result.h"

namespace accolade::screen {

Result<void> power(SDL_Window* window, bool on);
std::optional<bool> powered(SDL_Window* window);  // nothing: the display does not say

}  // namespace accolade::screen
