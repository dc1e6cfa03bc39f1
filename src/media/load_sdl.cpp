// The one place that reads pictures with SDL_image. Only the loader of the format that the bytes proved to be, never
// IMG_Load, and only after the walk: SDL_image accepts what is cut, and a PNG can hang it.
#include <SDL.h>
#include <SDL_image.h>

#include <algorithm>
#include <string>
#include <utility>

#include "colour.h"
#include "load.h"
#include "walk.h"

namespace accolade::media {
namespace {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

struct FreeReader {
    void operator()(SDL_RWops* rw) const { SDL_RWclose(rw); }
};

Surface load(Format format, std::string_view bytes) {
    const std::unique_ptr<SDL_RWops, FreeReader> rw(SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size())));
    if (!rw) return nullptr;
    switch (format) {
        case Format::png:
            return Surface(IMG_LoadPNG_RW(rw.get()));
        case Format::webp:
            return Surface(IMG_LoadWEBP_RW(rw.get()));
        case Format::gif:
            return Surface(IMG_LoadGIF_RW(rw.get()));
        case Format::jpeg:
        case Format::heif:
        case Format::svg:
            break;
    }
    return nullptr;
}

// Three bytes R G B, or ARGB, which little endian is B G R A.
Surface readable(Surface surface) {
    const auto format = surface->format->format;
    if ((format == SDL_PIXELFORMAT_RGB24 || format == SDL_PIXELFORMAT_ARGB8888) &&
        SDL_HasColorKey(surface.get()) == SDL_FALSE)
        return surface;
    return Surface(SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_ARGB8888, 0));
}

Result<Pixels> pixels_of(Surface loaded) {
    if (!loaded) return failure(std::string("the picture cannot be decoded: ") + SDL_GetError());
    auto surface = readable(std::move(loaded));
    if (!surface) return failure(std::string("the picture cannot be converted: ") + SDL_GetError());

    // Software memory, as all of SDL_image's: its pixels may be read without a lock.
    const Pixels::Order order =
        surface->format->format == SDL_PIXELFORMAT_RGB24 ? Pixels::Order::rgb : Pixels::Order::bgra;
    auto* const first = static_cast<std::uint8_t*>(surface->pixels);
    const auto pitch = static_cast<std::size_t>(surface->pitch);
    return Pixels{{surface->w, surface->h}, order, pitch, first, std::shared_ptr<void>(std::move(surface))};
}

// SDL_image gives the first frame alone. Round it there is nothing.
Result<Pixels> on_canvas(const Pixels& frame, const Placed& placed) {
    if (frame.size == placed.canvas) return frame;
    if (frame.size != placed.frame || frame.order != Pixels::Order::bgra)
        return failure("this GIF is damaged: its size is not the one in its header");
    auto whole = blank(placed.canvas, Pixels::Order::bgra);
    for (int y = 0; y < frame.size.h; ++y)
        std::copy_n(frame.row(y), std::size_t{4} * static_cast<std::size_t>(frame.size.w),
                    whole.row(placed.y + y) + std::size_t{4} * static_cast<std::size_t>(placed.x));
    return whole;
}

}  // namespace

Result<Pixels> load_with_sdl(Format format, std::string_view bytes) {
    if (format == Format::png) {
        const auto pixels = pixels_of(load(format, png_essentials(bytes)));
        if (pixels) to_srgb(*pixels, png_is_grey(bytes) ? Colours::grey : Colours::rgb, png_profile(bytes));
        return pixels;
    }
    const auto pixels = pixels_of(load(format, bytes));
    if (pixels && format == Format::gif) return on_canvas(*pixels, first_gif_frame(bytes).value_or(Placed{}));
    if (pixels && format == Format::webp) to_srgb(*pixels, Colours::rgb, webp_profile(bytes));
    return pixels;
}

}  // namespace accolade::media
