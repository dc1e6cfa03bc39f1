#include "screen/window.h"

#include <SDL.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <utility>

#include "driver.h"
#include "power.h"
#include "sheet.h"
#include "x11.h"

namespace accolade::screen {

namespace {

// What a passer-by could do to a kiosk: not even woken for.
constexpr std::array from_hands{SDL_KEYDOWN,     SDL_KEYUP,         SDL_TEXTINPUT,    SDL_TEXTEDITING,
                                SDL_MOUSEMOTION, SDL_MOUSEBUTTONUP, SDL_MOUSEWHEEL,   SDL_MOUSEBUTTONDOWN,
                                SDL_FINGERDOWN,  SDL_FINGERUP,      SDL_FINGERMOTION, SDL_DROPFILE,
                                SDL_DROPTEXT,    SDL_MULTIGESTURE,  SDL_KEYMAPCHANGED};

struct DestroyWindow {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};

struct Video {  // SDL's, started
    Video() = default;
    ~Video() { stop_video(); }
    Video(const Video&) = delete;
    Video& operator=(const Video&) = delete;
};

// A bell that any thread may ring.
class Bell {
  public:
    Bell() : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
    ~Bell() {
        if (fd_ >= 0) close(fd_);
    }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;

    void ring() const {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto n = write(fd_, &one, sizeof one);  // full: it rings already
    }
    // Until it rings, or `milliseconds` have passed (-1: for ever). It is silent afterwards.
    void wait(int milliseconds) const {
        pollfd it{fd_, POLLIN, 0};
        if (poll(&it, 1, milliseconds) <= 0) return;
        std::uint64_t count = 0;
        [[maybe_unused]] const auto n = read(fd_, &count, sizeof count);
    }

  private:
    int fd_;
};

std::optional<Key> key_of(SDL_Keycode code) {
    switch (code) {
        case SDLK_RIGHT:
        case SDLK_DOWN:
        case SDLK_PAGEDOWN:
            return Key::next;
        case SDLK_LEFT:
        case SDLK_UP:
        case SDLK_PAGEUP:
            return Key::previous;
        case SDLK_SPACE:
            return Key::pause;
        case SDLK_i:
            return Key::inspect;
        case SDLK_c:
            return Key::rehearse;
        case SDLK_ESCAPE:
        case SDLK_q:
            return Key::quit;
        default:
            return std::nullopt;
    }
}

}  // namespace

struct Window::Sdl {
    std::unique_ptr<Video> video;  // ended last
    std::string driver;
    bool kiosk = true;
    bool keys = false;  // are heeded
    std::unique_ptr<SDL_Window, DestroyWindow> window;
    std::unique_ptr<Sheet> sheet;
    std::unique_ptr<X11Outputs> outputs;  // where it is x11
    std::string notice;
    bool lost = false;
    Bell bell;
    std::atomic<bool> ringing{false};  // an event says so already

    // In SDL 2.26 only these two truly sleep; the others look a thousand times a second.
    bool sleeps_in_sdl() const { return driver == "x11" || driver == "wayland"; }

    // KMSDRM says nothing in SDL 2.26 when a monitor is unplugged or another one plugged in, and flips go on for
    // nobody.
    std::optional<Connectors> connectors;
    SteadyTime next_look{};

    // Whether a monitor came or went; how long one may sleep until the next look.
    Milliseconds look_at_connectors(Milliseconds left, SteadyTime now) {
        constexpr Milliseconds between_looks{1000};
        if (!connectors) return left;
        if (now >= next_look) {
            next_look = now + between_looks;
            if (connectors->changed()) lost = true;
        }
        const auto until = std::chrono::ceil<Milliseconds>(next_look - now);
        return left.count() < 0 ? until : std::min(left, until);
    }

    void wait(int milliseconds, Events& out) {
        if (sleeps_in_sdl()) {
            SDL_Event event;
            if (SDL_WaitEventTimeout(&event, milliseconds) != 0) heed(event, out);
            return;
        }
        // Keys come only when they are asked for.
        constexpr int patience = 50;
        if (keys) milliseconds = milliseconds < 0 ? patience : std::min(milliseconds, patience);
        SDL_PumpEvents();
        if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE) bell.wait(milliseconds);
    }

    // On X11 SDL waits a tenth of a second for a window manager's answer, also if there is none to give it: so the
    // window covers the screen from the start, and asks to be fullscreen when a picture is shown and stands still.
    bool shown = false, to_ask_for_all = false;
    bool asks_for_all(std::int64_t left) {
        constexpr std::int64_t still = 500;  // ms
        if (!shown || (left >= 0 && left < still) || !std::exchange(to_ask_for_all, false)) return false;
        SDL_SetWindowFullscreen(window.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
        return true;
    }

    void heed(const SDL_Event& event, Events& out) {
        switch (event.type) {
            case SDL_USEREVENT:
                ringing = false;
                break;
            case SDL_QUIT:
                // Nobody closed a window: this is how SDL says, once, that the Wayland compositor is gone.
                if (kiosk) lost = true;
                out.quit = out.quit || !kiosk;
                break;
            case SDL_WINDOWEVENT:
                if (event.window.event == SDL_WINDOWEVENT_CLOSE) out.quit = out.quit || !kiosk;
                if (event.window.event == SDL_WINDOWEVENT_EXPOSED) out.exposed = true;
                if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) take_size(out);
                break;
            case SDL_RENDER_TARGETS_RESET:
                out.exposed = true;
                break;
            case SDL_RENDER_DEVICE_RESET:
                lost = true;
                break;
            case SDL_DISPLAYEVENT:
                // A screen came or went: which of them is ours is found out by opening again.
                if (kiosk && (event.display.event == SDL_DISPLAYEVENT_DISCONNECTED ||
                              event.display.event == SDL_DISPLAYEVENT_CONNECTED))
                    lost = true;
                break;
            case SDL_KEYDOWN:
                if (const auto key = key_of(event.key.keysym.sym); key && keys) out.keys.push_back(*key);
                break;
            default:
                break;
        }
    }

    void take_size(Events& out) {
        const auto before = sheet->size();
        if (!sheet->refresh()) lost = true;
        out.exposed = true;
        out.resized = out.resized || sheet->size() != before;
    }
};

Window::Window(std::unique_ptr<Sdl> sdl) : sdl_(std::move(sdl)) {}

Window::~Window() {
    if (may_be_closed()) return;
    // SDL 2.26 crashes in everything it does with a window while it knows no display, and so when it ends.
    (void)sdl_->outputs.release();
    (void)sdl_->sheet.release();
    (void)sdl_->window.release();
    (void)sdl_->video.release();
}

bool Window::may_be_closed() const {
    if (SDL_GetNumVideoDisplays() > 0) return true;
    SDL_PumpEvents();  // one may have come back
    return SDL_GetNumVideoDisplays() > 0;
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    survive_x11_errors();
    Connectors before;  // what changes from now on, changes under the window
    SDL_SetHint(SDL_HINT_VIDEO_WAYLAND_ALLOW_LIBDECOR, options.windowed ? "1" : "0");  // a frame around a window
    auto driver = start_video(session_of_environment(), options.allow_offscreen);
    if (!driver) return std::unexpected(driver.error());
    auto sdl = std::make_unique<Sdl>();
    sdl->video = std::make_unique<Video>();
    sdl->driver = *driver;
    sdl->kiosk = !options.windowed;
    sdl->keys = options.windowed || options.keys;

    const int displays = SDL_GetNumVideoDisplays();
    const int display = options.display >= 0 && options.display < displays ? options.display : 0;
    if (display != options.display)
        sdl->notice = "there is no display " + std::to_string(options.display) + "; they are numbered from 0, and " +
                      *driver + " has " + std::to_string(std::max(0, displays)) +
                      "; the first one is used. Choose one with \"screen.display\"";
    SDL_DisplayMode mode{};
    if (SDL_GetDesktopDisplayMode(display, &mode) != 0)
        return failure(std::string("the display does not say its size: ") + SDL_GetError());

    // At its full size from the start: without a window manager nobody would ever make it larger.
    const PixelSize size = options.windowed ? *options.windowed : PixelSize{mode.w, mode.h};
    const auto place = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<unsigned>(display)));
    sdl->to_ask_for_all = sdl->kiosk && *driver == "x11";
    const Uint32 flags = sdl->to_ask_for_all ? SDL_WINDOW_BORDERLESS
                         : sdl->kiosk        ? SDL_WINDOW_FULLSCREEN_DESKTOP
                                             : SDL_WINDOW_RESIZABLE;
    if (*driver == "x11") SDL_SetHint(SDL_HINT_VIDEO_X11_WINDOW_VISUALID, visual_of_eight_bits().c_str());
    for (const auto type : from_hands) SDL_EventState(type, sdl->kiosk ? SDL_IGNORE : SDL_ENABLE);
    if (sdl->keys) SDL_EventState(SDL_KEYDOWN, SDL_ENABLE);
    sdl->window.reset(SDL_CreateWindow(options.title.c_str(), place, place, size.w, size.h, flags));
    if (!sdl->window) return failure(std::string("no window can be opened on the display: ") + SDL_GetError());
    if (sdl->kiosk) SDL_ShowCursor(SDL_DISABLE);
    SDL_StopTextInput();
    SDL_DisableScreenSaver();

    const bool at_vsync = *driver == "KMSDRM" || options.through_texture;
    const Way way = at_vsync ? Way::texture_at_vsync : *driver == "wayland" ? Way::texture : Way::surface;
    auto sheet = Sheet::open(sdl->window.get(), way, options.rotation);
    if (!sheet) return std::unexpected(sheet.error());
    sdl->sheet = std::move(*sheet);
    if (*driver == "x11") sdl->outputs = X11Outputs::of(sdl->window.get());
    SDL_FlushEvent(SDL_DISPLAYEVENT);  // those that were there already
    if (sdl->kiosk && *driver == "KMSDRM") sdl->connectors = std::move(before);
    return std::unique_ptr<Window>(new Window(std::move(sdl)));
}

PixelSize Window::size() const {
    return sdl_->sheet->size();
}

std::string Window::driver() const {
    return sdl_->driver;
}

bool Window::lost() const {
    return sdl_->lost;
}

std::string Window::notice() const {
    return sdl_->notice;
}

double Window::refresh_rate() const {
    SDL_DisplayMode mode{};
    const int display = SDL_GetWindowDisplayIndex(sdl_->window.get());
    if (display < 0 || SDL_GetCurrentDisplayMode(display, &mode) != 0 || mode.refresh_rate <= 0) return 60;
    return mode.refresh_rate;
}

raster::Target Window::target() {
    return sdl_->sheet->target();
}

void Window::present(const std::vector<PixelRect>& changed) {
    if (sdl_->lost) return;
    sdl_->shown = true;
    if (sdl_->sheet->present(changed)) return;
    // A size event may have come in between and made the surface invalid: once more with a new one.
    const auto all = size();
    if (!sdl_->sheet->refresh() || !sdl_->sheet->present({{0, 0, all.w, all.h}})) sdl_->lost = true;
}

Events Window::wait_until(std::optional<SteadyTime> moment, SteadyTime now) {
    const auto left = moment ? std::clamp<std::int64_t>((*moment - now).count(), 0, INT_MAX) : -1;
    Events out;
    const auto sleep = sdl_->look_at_connectors(Milliseconds(left), now);
    if (sdl_->lost) return out;
    if (left != 0 && !sdl_->asks_for_all(left)) sdl_->wait(static_cast<int>(sleep.count()), out);
    sdl_->bell.wait(0);
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) sdl_->heed(event, out);
    if (sdl_->kiosk && sdl_->outputs && sdl_->outputs->changed()) sdl_->lost = true;
    return out;
}

Result<void> Window::power(bool on) {
    return screen::power(sdl_->window.get(), on);
}

std::optional<bool> Window::powered() const {
    return screen::powered(sdl_->window.get());
}

void Window::wake() {
    if (sdl_->ringing.exchange(true)) return;
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    if (SDL_PushEvent(&event) != 1) sdl_->ringing = false;  // the queue is full: nobody sleeps
    sdl_->bell.ring();
}

}  // namespace accolade::screen
