#include "driver.h"

#include <SDL.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "screen/window.h"

namespace accolade::screen {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

bool shows_nothing(std::string_view driver) {
    return driver == "offscreen" || driver == "dummy" || driver == "evdev";
}

std::string advice(std::string_view driver) {
    if (driver == "kmsdrm") {
        const Connectors connectors;
        if (!connectors.any()) return " (there is no graphics card, or the kernel has no driver for it)";
        if (!connectors.any_connected()) return " (no monitor is plugged in, or it is switched off)";
        return " (may this user open /dev/dri/card*, as members of the groups video and render may, and does no other "
               "program hold the screen?)";
    }
    if (driver == "x11") return " (does the X server of DISPLAY run, and may this user use it?)";
    if (driver == "wayland") return " (does the compositor of WAYLAND_DISPLAY run, and is XDG_RUNTIME_DIR its user's?)";
    return "";
}

}  // namespace

Session session_of_environment() {
    return {variable("SDL_VIDEODRIVER"), variable("WAYLAND_DISPLAY"), variable("DISPLAY")};
}

std::vector<std::string> drivers_for(const Session& session) {
    if (!session.sdl_videodriver.empty()) {
        std::vector<std::string> asked;
        std::string_view rest = session.sdl_videodriver;
        while (!rest.empty()) {
            const auto comma = std::min(rest.find(','), rest.size());
            if (comma > 0) asked.emplace_back(rest.substr(0, comma));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        return asked;
    }
    std::vector<std::string> all;
    if (!session.wayland_display.empty()) all.emplace_back("wayland");
    if (!session.display.empty()) all.emplace_back("x11");
    if (all.empty()) all.emplace_back("kmsdrm");
    return all;
}

std::optional<int> card_with_monitor(const std::string& sysfs) {
    for (const auto& connector : Connectors(sysfs).list()) {
        if (!connector.connected) continue;
        std::string_view name = connector.name;  // card1-HDMI-A-1
        name.remove_prefix(std::min<std::size_t>(4, name.size()));
        int card = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), card).ec == std::errc()) return card;
    }
    return std::nullopt;
}

Result<std::string> start_video(const Session& session, bool allow_offscreen) {
    SDL_SetMainReady();
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");         // signals are the app's
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");  // SDL_QUIT then means one thing only: the display is gone
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // a window surface does not go through a software GL
    SDL_SetHint(SDL_HINT_RENDER_BATCHING, "1");
    SDL_SetHint("SDL_APP_NAME", "Accolade");
    if (const auto card = card_with_monitor()) SDL_SetHint("SDL_KMSDRM_DEVICE_INDEX", std::to_string(*card).c_str());

    std::string tried;
    for (const auto& driver : drivers_for(session)) {
        if (!tried.empty()) tried += "; ";
        if (shows_nothing(driver) && !allow_offscreen) {
            tried += driver + ": has no visible output; unset SDL_VIDEODRIVER, or set it to kmsdrm, wayland or x11";
            continue;
        }
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, driver.c_str(), SDL_HINT_OVERRIDE);
        SDL_ClearError();
        const bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
        std::string why = SDL_GetError();
        if (why.starts_with("Failed loading udev"))
            why = "not available";  // SDL says this last, over the reason; it is irrelevant
        SDL_ResetHint(SDL_HINT_VIDEODRIVER);
        if (!started) {
            tried.append(driver).append(": ").append(why).append(advice(driver));
            continue;
        }
        std::string chosen = SDL_GetCurrentVideoDriver();
        if (!shows_nothing(chosen) || allow_offscreen) return chosen;
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        tried.append(driver).append(": SDL took ").append(chosen).append(" instead, which has no visible output");
        tried.append(advice(driver));
    }
    return failure("there is no display: " + tried);
}

void stop_video() {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

}  // namespace accolade::screen
