// Driver: which of SDL's ways to a display is taken. SDL left to itself falls back to `offscreen`, succeeds, and shows
// nothing to anybody; so the way is named, and what SDL chose is looked at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace accolade::screen {

// What the environment says about displays; "" where it says nothing.
struct Session {
    std::string sdl_videodriver, wayland_display, display;
};
Session session_of_environment();

// The drivers to try, in order: those asked for by SDL_VIDEODRIVER; else those of the session; else the bare screen.
std::vector<std::string> drivers_for(const Session& session);

// The number of the graphics card a monitor is plugged into. SDL 2.26 loses it when a later card has none.
std::optional<int> card_with_monitor(const std::string& sysfs = "/sys/class/drm");

// Starts SDL's video; the name of the driver in use. Main thread. `stop_video` ends it.
Result<std::string> start_video(const Session& session, bool allow_offscreen);
void stop_video();

}  // namespace accolade::screen
