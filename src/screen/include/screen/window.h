// Window: the display. Opens the screen that SDL offers (KMSDRM, Wayland or X11: chosen, then checked; `offscreen` and
// `dummy` are no display unless a test asks for them by name), shows pictures on it, says what happened to it.
//
// It can be lost at any moment (unplugged, resized, its server gone): then `lost()` is true, and the owner closes it
// (once `may_be_closed`) and opens another; every picture is rebuilt from values. Rotation is its one last step: the
// owner always sees the upright size. No cursor; blanking is inhibited. Resource; the main thread only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "gfx/geometry.h"
#include "raster/painter.h"

namespace accolade::screen {

enum class Rotation { none = 0, right = 90, half = 180, left = 270 };  // how far the picture is turned clockwise

struct WindowOptions {
    int display = 0;  // the first one, with a notice, where there are not so many
    Rotation rotation = Rotation::none;
    std::optional<PixelSize> windowed;  // nothing: fullscreen
    bool keys = false;                  // are heeded in full screen too
    std::string title = "Accolade";
    bool allow_offscreen = false;  // tests: SDL_VIDEODRIVER=offscreen or dummy is taken as a display
    bool through_texture = false;  // tests: shown as on KMSDRM, where windows have no memory of their own
};

enum class Key { next, previous, pause, inspect, rehearse, quit };  // a kiosk has none

struct Events {
    bool quit = false;     // the window was closed (a kiosk cannot be; signals are the app's)
    bool exposed = false;  // the target must be painted whole
    bool resized = false;  // size() changed
    std::vector<Key> keys;
};

class Window {
  public:
    // Names the driver tried and why it would not do.
    static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    PixelSize size() const;      // upright: as the slide sees it
    std::string driver() const;  // "x11", "KMSDRM", "wayland"
    bool lost() const;           // on KMSDRM and X11 also when a monitor was plugged in or out
    // Not while SDL knows no display at all. One that is destroyed all the same is left as it is, and SDL's video runs
    // on.
    bool may_be_closed() const;
    std::string notice() const;   // what of the options could not be; "" where all is as asked
    double refresh_rate() const;  // Hz; 60 where the display does not say

    // The memory to paint upright pictures into. Good until the next call of any member.
    raster::Target target();
    // Shows the parts of the target that changed. Waits for the display where it has a vsync.
    void present(const std::vector<PixelRect>& changed);

    // Sends the screen to sleep and wakes it; whether it is awake, where the display says.
    Result<void> power(bool on);
    std::optional<bool> powered() const;

    // Sleeps until something happens, `wake` is called, or the moment has come (nothing: for ever); says what happened.
    // On KMSDRM it returns every second at the latest, having looked at the connectors: nobody else tells of them.
    Events wait_until(std::optional<SteadyTime> moment, SteadyTime now);

    // Ends a sleep, or the next one. The one member that may be called from any thread; not from a signal handler.
    void wake();

  private:
    struct Sdl;
    explicit Window(std::unique_ptr<Sdl> sdl);
    std::unique_ptr<Sdl> sdl_;
};

// A display that is not there yet may come: whether anything has been plugged in or out since the last call (sysfs drm
// connectors). Cheap.
class Connectors {
  public:
    struct Connector {
        std::string name;  // card0-HDMI-A-1
        bool connected = false;
        bool operator==(const Connector&) const = default;
    };

    explicit Connectors(std::string sysfs = "/sys/class/drm");
    std::vector<Connector> list() const;  // by name
    bool changed();
    bool any_connected() const;
    bool any() const;  // there is a graphics card at all

  private:
    std::string sysfs_;
    std::vector<Connector> last_;
};

}  // namespace accolade::screen
