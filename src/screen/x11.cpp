#include "x11.h"

#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xrandr.h>

#include <algorithm>
#include <atomic>
#include <span>
#include <utility>

namespace accolade::screen {

namespace {

struct Close {
    void operator()(::Display* display) const { XCloseDisplay(display); }
    void operator()(XVisualInfo* visuals) const { XFree(visuals); }
    void operator()(XRRScreenResources* resources) const { XRRFreeScreenResources(resources); }
    void operator()(XRROutputInfo* output) const { XRRFreeOutputInfo(output); }
    void operator()(XRRCrtcInfo* crtc) const { XRRFreeCrtcInfo(crtc); }
};
template <class T>
using Owned = std::unique_ptr<T, Close>;

// Xlib gives its handler nothing to know its owner by.
std::atomic<unsigned> errors{0};

int count_error(::Display* /*display*/, XErrorEvent* /*error*/) {
    ++errors;
    return 0;
}

}  // namespace

void survive_x11_errors() {
    XSetErrorHandler(&count_error);
}

std::string visual_of_eight_bits() {
    const Owned<::Display> display(XOpenDisplay(nullptr));
    if (!display || DefaultDepth(display.get(), DefaultScreen(display.get())) <= 24) return "";
    XVisualInfo wanted{};
    wanted.screen = DefaultScreen(display.get());
    wanted.c_class = TrueColor;
    wanted.red_mask = 0xFF0000;
    wanted.green_mask = 0xFF00;
    wanted.blue_mask = 0xFF;
    int found = 0;
    const Owned<XVisualInfo> visuals(XGetVisualInfo(
        display.get(),
        VisualScreenMask | VisualClassMask | VisualRedMaskMask | VisualGreenMaskMask | VisualBlueMaskMask, &wanted,
        &found));
    if (found == 0) return "";
    const std::span all(visuals.get(), static_cast<std::size_t>(found));
    return std::to_string(std::ranges::min_element(all, {}, &XVisualInfo::depth)->visualid);  // 24 before 32
}

struct X11Outputs::Server {
    ::Display* display;  // SDL's
    ::Window root;
    int first_event;
};

std::unique_ptr<X11Outputs> X11Outputs::of(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) == SDL_FALSE || info.subsystem != SDL_SYSWM_X11) return nullptr;
    auto* const display = info.info.x11.display;
    int first_event = 0, first_error = 0;
    if (XRRQueryExtension(display, &first_event, &first_error) == 0) return nullptr;
    return std::unique_ptr<X11Outputs>(
        new X11Outputs(std::make_unique<Server>(display, DefaultRootWindow(display), first_event)));
}

X11Outputs::X11Outputs(std::unique_ptr<Server> server) : server_(std::move(server)), errors_at_first_(errors) {
    XRRSelectInput(server_->display, server_->root,
                   RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask | RROutputChangeNotifyMask);
    at_first_ = layout();
    // Every event of the server comes by; none but ours is woken for.
    SDL_SetEventFilter(&X11Outputs::hear, this);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

X11Outputs::~X11Outputs() {
    SDL_EventState(SDL_SYSWMEVENT, SDL_DISABLE);
    SDL_SetEventFilter(nullptr, nullptr);
}

// Whatever any thread puts into SDL's queue passes here; a server's events do on the main thread.
int X11Outputs::hear(void* self, SDL_Event* event) {
    if (event->type != SDL_SYSWMEVENT) return 1;
    auto& outputs = *static_cast<X11Outputs*>(self);
    const int kind = event->syswm.msg->msg.x11.event.type - outputs.server_->first_event;
    if (kind != RRScreenChangeNotify && kind != RRNotify) return 0;
    outputs.told_ = true;
    return 1;
}

std::vector<X11Outputs::Output> X11Outputs::layout() const {
    std::vector<Output> outputs;
    auto* const display = server_->display;
    const Owned<XRRScreenResources> all(XRRGetScreenResourcesCurrent(display, server_->root));
    if (!all) return outputs;
    for (const auto id : std::span(all->outputs, static_cast<std::size_t>(all->noutput))) {
        auto& output = outputs.emplace_back();
        const Owned<XRROutputInfo> info(XRRGetOutputInfo(display, all.get(), id));
        if (!info) continue;
        output.connected = info->connection != RR_Disconnected;
        const Owned<XRRCrtcInfo> crtc(info->crtc == 0 ? nullptr : XRRGetCrtcInfo(display, all.get(), info->crtc));
        if (crtc) output = {output.connected, crtc->x, crtc->y, crtc->width, crtc->height};
    }
    return outputs;
}

bool X11Outputs::changed() {
    return errors != errors_at_first_ || (std::exchange(told_, false) && layout() != at_first_);
}

}  // namespace accolade::screen
