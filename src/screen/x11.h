// X11: what SDL 2.26 does not do under an X server. It takes no window on a screen of 30 bits. It hears of outputs that
// come and go, but not of one that becomes another size or is moved: whoever owns the window is told here, to open it
// again. And an error of the server, which most often is about something that is gone already, would end the program.
// Resource of a Window; main thread.
#pragma once

#include <SDL.h>

#include <memory>
#include <string>
#include <vector>

namespace accolade::screen {

// Of eight bits a colour, where the screen's own is of more: for SDL_HINT_VIDEO_X11_WINDOW_VISUALID. "" where the
// screen's own will do, or there is no other.
std::string visual_of_eight_bits();

// From now on an error of the server is counted instead of ending the program. (That the server itself is gone still
// ends it, in Xlib.)
void survive_x11_errors();

class X11Outputs {
  public:
    // Null where the server has no RandR. REQUIRES SDL's driver to be x11, and the window to outlive it.
    static std::unique_ptr<X11Outputs> of(SDL_Window* window);
    ~X11Outputs();
    X11Outputs(const X11Outputs&) = delete;
    X11Outputs& operator=(const X11Outputs&) = delete;

    // Whether an output came, went, moved or became another size since the beginning, or the server refused something.
    bool changed();

  private:
    struct Output {
        bool connected = false;
        int x = 0, y = 0;
        unsigned w = 0, h = 0;  // 0: switched off
        bool operator==(const Output&) const = default;
    };
    struct Server;
    explicit X11Outputs(std::unique_ptr<Server> server);
    std::vector<Output> layout() const;
    static int hear(void* self, SDL_Event* event);

    std::unique_ptr<Server> server_;
    std::vector<Output> at_first_;
    unsigned errors_at_first_;
    bool told_ = false;
};

}  // namespace accolade::screen
