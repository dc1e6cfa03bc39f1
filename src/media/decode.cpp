// The one place that calls SDL_image. Only the loader of the format that the bytes proved to be, never IMG_Load, and
// only after the walk, since a PNG cut at an unlucky byte never returns from SDL_image 2.6 and a cut JPEG is accepted.
#include <SDL.h>
#include <SDL_image.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "media/picture.h"
#include "scale.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr int kLongestSide = 16384;
constexpr float kVectorPixels = 16'000'000;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

SDL_RWops* reader(std::string_view bytes) {
    return SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
}

struct FreeReader {
    void operator()(SDL_RWops* rw) const { SDL_RWclose(rw); }
};

Surface load(Format format, std::string_view bytes, PixelSize vector_size) {
    const std::string png = format == Format::png ? png_essentials(bytes) : std::string();
    const std::unique_ptr<SDL_RWops, FreeReader> rw(reader(format == Format::png ? std::string_view(png) : bytes));
    if (!rw) return nullptr;
    switch (format) {
        case Format::png:
            return Surface(IMG_LoadPNG_RW(rw.get()));
        case Format::jpeg:
            return Surface(IMG_LoadJPG_RW(rw.get()));
        case Format::webp:
            return Surface(IMG_LoadWEBP_RW(rw.get()));
        case Format::gif:
            return Surface(IMG_LoadGIF_RW(rw.get()));
        case Format::svg:
            return Surface(IMG_LoadSizedSVG_RW(rw.get(), vector_size.w, vector_size.h));
    }
    return nullptr;
}

// What `source_of` can read: three bytes R G B (the JPEG loader's, not copied for its size), or ARGB.
Surface readable(Surface surface) {
    if (surface->format->format == SDL_PIXELFORMAT_RGB24 && SDL_HasColorKey(surface.get()) == SDL_FALSE) return surface;
    if (surface->format->format == SDL_PIXELFORMAT_ARGB8888 && SDL_HasColorKey(surface.get()) == SDL_FALSE)
        return surface;
    return Surface(SDL_ConvertSurfaceFormat(surface.get(), SDL_PIXELFORMAT_ARGB8888, 0));
}

const std::uint8_t* row_of(const SDL_Surface& surface, int y) {
    return static_cast<const std::uint8_t*>(surface.pixels) +
           static_cast<std::size_t>(y) * static_cast<std::size_t>(surface.pitch);
}

// REQUIRES that the surface outlives the source and is in software memory (all of SDL_image's are).
Source source_of(const SDL_Surface& surface) {
    Source source{{surface.w, surface.h}, false, {}};
    if (surface.format->format == SDL_PIXELFORMAT_RGB24) {
        source.opaque = true;
        source.read = [&surface](int x, int y, std::span<Light> row) {
            const ToLight light_of;
            const auto* at = row_of(surface, y) + std::size_t{3} * static_cast<std::size_t>(x);
            for (auto& light : row) {
                light = light_of(at[0], at[1], at[2]);
                at += 3;
            }
        };
        return source;
    }
    source.read = [&surface](int x, int y, std::span<Light> row) {
        const ToLight light_of;
        const auto* at = row_of(surface, y) + std::size_t{4} * static_cast<std::size_t>(x);
        for (auto& light : row) {
            light = light_of(at[2], at[1], at[0], at[3]);  // little endian: B G R A
            at += 4;
        }
    };
    return source;
}

// A part of the upright picture, as it lies in the stored one of `size`.
Rect stored_part(Rect part, PixelSize size, int orientation) {
    const auto w = static_cast<float>(size.w), h = static_cast<float>(size.h);
    if (orientation >= 5) part = {part.y, part.x, part.h, part.w};
    const bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    return {from_right ? w - part.right() : part.x, from_bottom ? h - part.bottom() : part.y, part.w, part.h};
}

// The size at which a whole vector picture is drawn so that its part comes out at the wanted size.
PixelSize vector_size_for(PixelSize picture, Rect part, PixelSize wanted) {
    const auto w = static_cast<float>(picture.w), h = static_cast<float>(picture.h);
    float scale = std::max(static_cast<float>(wanted.w) / part.w, static_cast<float>(wanted.h) / part.h);
    scale = std::min({scale, std::sqrt(kVectorPixels / (w * h)), static_cast<float>(kLongestSide) / std::max(w, h)});
    return {std::max(1, static_cast<int>(std::lround(w * scale))),
            std::max(1, static_cast<int>(std::lround(h * scale)))};
}

Rect within(Rect part, PixelSize size) {
    const float x = std::clamp(part.x, 0.0F, static_cast<float>(size.w));
    const float y = std::clamp(part.y, 0.0F, static_cast<float>(size.h));
    return {x, y, std::min(part.right(), static_cast<float>(size.w)) - x,
            std::min(part.bottom(), static_cast<float>(size.h)) - y};
}

}  // namespace

void start_codecs() {
    // What is missing says so at the first picture that needs it.
    IMG_Init(IMG_INIT_JPG | IMG_INIT_PNG | IMG_INIT_WEBP);
}

Result<Bitmap> decode(std::string_view bytes, const Crop& crop) {
    const auto header = examine(bytes);
    if (!header) return std::unexpected(header.error());
    if (crop.size.w <= 0 || crop.size.h <= 0 || crop.size.w > kLongestSide || crop.size.h > kLongestSide)
        return failure("a picture of that size cannot be created");
    Rect part = within(crop.part, header->size);
    if (!(part.w > 0 && part.h > 0)) return failure("the wanted part lies outside the picture");

    const bool turned = header->orientation >= 5;
    PixelSize stored = turned ? PixelSize{header->size.h, header->size.w} : header->size;
    if (header->format == Format::svg) {
        const auto drawn = vector_size_for(stored, part, crop.size);
        const float x = static_cast<float>(drawn.w) / static_cast<float>(stored.w);
        const float y = static_cast<float>(drawn.h) / static_cast<float>(stored.h);
        part = {part.x * x, part.y * y, part.w * x, part.h * y};
        stored = drawn;
    }

    auto loaded = load(header->format, bytes, stored);
    if (!loaded) return failure(std::string("the picture cannot be decoded: ") + SDL_GetError());
    const int slack = header->format == Format::svg ? 2 : 0;  // its size is rounded once more there
    if (std::abs(loaded->w - stored.w) > slack || std::abs(loaded->h - stored.h) > slack)
        return failure("the picture is damaged: its size is not the one in its header");
    const auto surface = readable(std::move(loaded));
    if (!surface) return failure(std::string("the picture cannot be converted: ") + SDL_GetError());

    part = within(stored_part(part, stored, header->orientation), {surface->w, surface->h});
    if (!(part.w > 0 && part.h > 0)) return failure("the wanted part lies outside the picture");
    const PixelSize size = turned ? PixelSize{crop.size.h, crop.size.w} : crop.size;
    return upright(scaled(source_of(*surface), part, size), header->orientation);
}

}  // namespace accolade::media
