#include "sheet.h"

#include "rotation.h"

namespace accolade::screen {

namespace {

constexpr Uint32 our_format = SDL_PIXELFORMAT_ARGB8888;  // and of a surface RGB888, where alpha is nobody's business

bool ours(const SDL_Surface& surface) {
    const auto format = surface.format->format;
    return (format == our_format || format == SDL_PIXELFORMAT_RGB888) && !SDL_MUSTLOCK(&surface) &&
           surface.pitch % 4 == 0;
}

std::size_t area(PixelSize size) {
    return static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h);
}

}  // namespace

Result<std::unique_ptr<Sheet>> Sheet::open(SDL_Window* window, Way way, Rotation rotation) {
    std::unique_ptr<Sheet> sheet(new Sheet(window, way, rotation));
    if (!sheet->refresh()) return failure(std::string("the window has no memory to paint into: ") + SDL_GetError());
    return sheet;
}

bool Sheet::refresh() {
    if (!(way_ == Way::surface ? refresh_surface() : refresh_texture())) return false;
    turned_ = turned(PixelSize{panel_.width, panel_.height}, rotation_);
    if (rotation_ != Rotation::none && upright_.size() != area(turned_)) upright_.assign(area(turned_), 0xFF000000U);
    return true;
}

bool Sheet::refresh_surface() {
    surface_ = SDL_GetWindowSurface(window_);
    if (surface_ == nullptr || surface_->w <= 0 || surface_->h <= 0) return false;
    const PixelSize size{surface_->w, surface_->h};
    if (ours(*surface_)) {
        own_panel_.clear();
        panel_ = {static_cast<std::uint32_t*>(surface_->pixels), size.w, size.h, surface_->pitch / 4};
    } else {
        if (own_panel_.size() != area(size)) own_panel_.assign(area(size), 0xFF000000U);
        panel_ = {own_panel_.data(), size.w, size.h, size.w};
    }
    return true;
}

bool Sheet::refresh_texture() {
    if (!renderer_) {
        // If there is no libGL, SDL's "opengl" takes libGLESv2 for it on KMSDRM, succeeds, and the screen stays
        // black.
        SDL_SetHintWithPriority(SDL_HINT_RENDER_DRIVER, "opengles2", SDL_HINT_DEFAULT);
        Uint32 flags = SDL_RENDERER_ACCELERATED;
        if (way_ == Way::texture_at_vsync) flags |= SDL_RENDERER_PRESENTVSYNC;
        renderer_.reset(SDL_CreateRenderer(window_, -1, flags));
        if (!renderer_) renderer_.reset(SDL_CreateRenderer(window_, -1, 0));
        if (!renderer_) return false;
    }
    PixelSize size;
    if (SDL_GetRendererOutputSize(renderer_.get(), &size.w, &size.h) != 0 || size.w <= 0 || size.h <= 0) return false;
    if (texture_ && size == PixelSize{panel_.width, panel_.height}) return true;
    texture_.reset(SDL_CreateTexture(renderer_.get(), our_format, SDL_TEXTUREACCESS_STREAMING, size.w, size.h));
    if (!texture_) return false;
    SDL_SetTextureBlendMode(texture_.get(), SDL_BLENDMODE_NONE);
    own_panel_.assign(area(size), 0xFF000000U);
    panel_ = {own_panel_.data(), size.w, size.h, size.w};
    return true;
}

raster::Target Sheet::target() {
    if (rotation_ == Rotation::none) return panel_;
    return {upright_.data(), turned_.w, turned_.h, turned_.w};
}

bool Sheet::present(const std::vector<PixelRect>& changed) {
    std::vector<SDL_Rect> parts;
    for (const auto& asked : changed) {
        const auto part = intersection(asked, {0, 0, turned_.w, turned_.h});
        if (part.empty()) continue;
        if (rotation_ != Rotation::none) turn(target(), panel_, part, rotation_);
        const auto there = turned(part, turned_, rotation_);
        parts.push_back({there.x, there.y, there.w, there.h});
    }
    if (parts.empty()) return true;
    return way_ == Way::surface ? show_surface(parts) : show_texture(parts);
}

bool Sheet::show_surface(const std::vector<SDL_Rect>& parts) {
    if (!own_panel_.empty()) {
        if (SDL_MUSTLOCK(surface_) && SDL_LockSurface(surface_) != 0) return false;
        for (const auto& part : parts) {
            const auto* from = panel_.pixels + static_cast<std::ptrdiff_t>(part.y) * panel_.stride + part.x;
            auto* to = static_cast<std::uint8_t*>(surface_->pixels) +
                       static_cast<std::ptrdiff_t>(part.y) * surface_->pitch +
                       static_cast<std::ptrdiff_t>(part.x) * surface_->format->BytesPerPixel;
            SDL_ConvertPixels(part.w, part.h, our_format, from, panel_.stride * 4, surface_->format->format, to,
                              surface_->pitch);
        }
        if (SDL_MUSTLOCK(surface_)) SDL_UnlockSurface(surface_);
    }
    return SDL_UpdateWindowSurfaceRects(window_, parts.data(), static_cast<int>(parts.size())) == 0;
}

bool Sheet::show_texture(const std::vector<SDL_Rect>& parts) {
    for (const auto& part : parts) {
        const auto* from = panel_.pixels + static_cast<std::ptrdiff_t>(part.y) * panel_.stride + part.x;
        if (SDL_UpdateTexture(texture_.get(), &part, from, panel_.stride * 4) != 0) return false;
    }
    if (SDL_RenderCopy(renderer_.get(), texture_.get(), nullptr, nullptr) != 0) return false;
    SDL_RenderPresent(renderer_.get());
    return true;
}

}  // namespace accolade::screen
