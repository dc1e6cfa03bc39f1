#include "power.h"

// SDL's header brings X11's, which define names like "None" and "Status": nothing of ours comes after it.
#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <X11/extensions/dpms.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

#include <memory>
#include <string_view>

namespace accolade::screen {
namespace {

std::optional<SDL_SysWMinfo> info_of(SDL_Window* window) {
    SDL_SysWMinfo info{};
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE) return std::nullopt;
    return info;
}

Result<void> power_x11(Display* display, bool on) {
    int event = 0, error = 0;
    if (DPMSQueryExtension(display, &event, &error) == 0 || DPMSCapable(display) == 0)
        return failure("the X server cannot send the screen to sleep: it has no DPMS");
    CARD16 level = 0;
    BOOL enabled = 0;
    if (DPMSInfo(display, &level, &enabled) == 0 || enabled == 0) {
        // With no timeouts of its own: it sleeps when it is told to.
        DPMSEnable(display);
        DPMSSetTimeouts(display, 0, 0, 0);
    }
    const auto done = DPMSForceLevel(display, on ? DPMSModeOn : DPMSModeOff);
    XSync(display, 0);
    if (done == 0) return failure("the X server does not send the screen to sleep");
    return {};
}

std::optional<bool> powered_x11(Display* display) {
    int event = 0, error = 0;
    CARD16 level = 0;
    BOOL enabled = 0;
    if (DPMSQueryExtension(display, &event, &error) == 0 || DPMSInfo(display, &level, &enabled) == 0)
        return std::nullopt;
    return enabled == 0 || level == DPMSModeOn;
}

using Resources = std::unique_ptr<drmModeRes, decltype(&drmModeFreeResources)>;
using Connector = std::unique_ptr<drmModeConnector, decltype(&drmModeFreeConnector)>;
using Property = std::unique_ptr<drmModePropertyRes, decltype(&drmModeFreeProperty)>;

// Of each connector with a screen: its id, that of its DPMS property, and the value it has.
template <class Take>
bool each_dpms(int card, Take take) {
    const Resources resources(drmModeGetResources(card), drmModeFreeResources);
    bool any = false;
    for (int i = 0; resources && i < resources->count_connectors; ++i) {
        const Connector connector(drmModeGetConnectorCurrent(card, resources->connectors[i]), drmModeFreeConnector);
        if (!connector || connector->connection != DRM_MODE_CONNECTED) continue;
        for (int j = 0; j < connector->count_props; ++j) {
            const Property property(drmModeGetProperty(card, connector->props[j]), drmModeFreeProperty);
            if (!property || std::string_view(property->name) != "DPMS") continue;
            any = take(connector->connector_id, property->prop_id, connector->prop_values[j]) || any;
        }
    }
    return any;
}

}  // namespace

Result<void> power(SDL_Window* window, bool on) {
    const auto info = info_of(window);
    if (info && info->subsystem == SDL_SYSWM_X11) {
        // While it keeps the server's screen saver away, SDL tells the server every half minute that somebody is there
        // (XResetScreenSaver): that lights the screen, while the server goes on to say that it is off.
        if (!on) SDL_EnableScreenSaver();
        const auto done = power_x11(info->info.x11.display, on);
        if (on || !done) SDL_DisableScreenSaver();
        return done;
    }
    if (info && info->subsystem == SDL_SYSWM_KMSDRM) {
        const int card = info->info.kmsdrm.drm_fd;
        const bool done = each_dpms(card, [&](std::uint32_t connector, std::uint32_t property, std::uint64_t) {
            const std::uint64_t level = on ? DRM_MODE_DPMS_ON : DRM_MODE_DPMS_OFF;
            return drmModeConnectorSetProperty(card, connector, property, level) == 0;
        });
        if (done) return {};
        return failure("the graphics driver does not send the screen to sleep");
    }
    return failure("a screen cannot be sent to sleep through this kind of display");
}

std::optional<bool> powered(SDL_Window* window) {
    const auto info = info_of(window);
    if (info && info->subsystem == SDL_SYSWM_X11) return powered_x11(info->info.x11.display);
    if (!info || info->subsystem != SDL_SYSWM_KMSDRM) return std::nullopt;
    std::optional<bool> all;
    each_dpms(info->info.kmsdrm.drm_fd, [&](std::uint32_t, std::uint32_t, std::uint64_t level) {
        all = all.value_or(true) && level == DRM_MODE_DPMS_ON;
        return true;
    });
    return all;
}

}  // namespace accolade::screen
