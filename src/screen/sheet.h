// Sheet: the memory behind a window, and the way from there to the display: the window's own surface where the driver
// has one (X11: into shared memory, no GPU asked), else a streaming texture (KMSDRM, Wayland). Only KMSDRM is asked to
// wait for the display's beat: a compositor keeps it by itself, and SDL 2.26 would wait for ever for one that has died.
//
// The owner paints upright; where the panel hangs turned, or its pixels are of another kind, the sheet keeps an upright
// copy of its own and converts what changed. Resource of a Window; main thread.
#pragma once

#include <SDL.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "raster/painter.h"
#include "screen/window.h"

namespace accolade::screen {

enum class Way { surface, texture, texture_at_vsync };

class Sheet {
  public:
    // REQUIRES the window to outlive the sheet.
    static Result<std::unique_ptr<Sheet>> open(SDL_Window* window, Way way, Rotation rotation);

    PixelSize size() const { return turned_; }  // upright
    // Takes up the window's present size; false when there is no memory of it to be had any more.
    bool refresh();

    raster::Target target();
    // False when the display refused it.
    bool present(const std::vector<PixelRect>& changed);

  private:
    struct DestroyRenderer {
        void operator()(SDL_Renderer* renderer) const { SDL_DestroyRenderer(renderer); }
    };
    struct DestroyTexture {
        void operator()(SDL_Texture* texture) const { SDL_DestroyTexture(texture); }
    };

    Sheet(SDL_Window* window, Way way, Rotation rotation) : window_(window), way_(way), rotation_(rotation) {}
    bool refresh_surface();
    bool refresh_texture();
    bool show_surface(const std::vector<SDL_Rect>& parts);
    bool show_texture(const std::vector<SDL_Rect>& parts);

    SDL_Window* window_;
    Way way_;
    Rotation rotation_;
    SDL_Surface* surface_ = nullptr;  // the window's
    std::unique_ptr<SDL_Renderer, DestroyRenderer> renderer_;
    std::unique_ptr<SDL_Texture, DestroyTexture> texture_;
    PixelSize turned_;
    raster::Target panel_;  // as the panel has it: the surface's memory, or own_panel_
    std::vector<std::uint32_t> own_panel_;
    std::vector<std::uint32_t> upright_;  // where the panel hangs turned
};

}  // namespace accolade::screen
