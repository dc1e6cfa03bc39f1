// From bytes to the pixels that are shown: read whole by the format's library, then one pass of scaling.
#include <SDL_image.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "load.h"
#include "media/picture.h"
#include "pixels.h"
#include "scale.h"
#include "walk.h"

namespace accolade::media {
namespace {

constexpr int kLongestSide = 16384;
constexpr float kVectorPixels = 16'000'000;

Result<Pixels> load(Format format, std::string_view bytes, PixelSize vector_size) {
    switch (format) {
        case Format::jpeg:
            return load_jpeg(bytes);
        case Format::webp:
            return webp_is_animated(bytes) ? load_animated_webp(bytes) : load_with_sdl(format, bytes);
        case Format::png:
        case Format::gif:
            return load_with_sdl(format, bytes);
        case Format::heif:
            return load_heif(bytes);
        case Format::svg:
            return load_svg(bytes, vector_size);
    }
    return failure("not a picture");
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

void start_picture_codecs() {
    // What is missing says so at the first picture that needs it.
    IMG_Init(IMG_INIT_JPG | IMG_INIT_PNG | IMG_INIT_WEBP);
    start_heif();
}

void start_codecs() {
    start_picture_codecs();
    start_svg();
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

    const auto pixels = load(header->format, bytes, stored);
    if (!pixels) return std::unexpected(pixels.error());
    if (pixels->size != stored) return failure("the picture is damaged: its size is not the one in its header");

    part = within(stored_part(part, stored, header->orientation), stored);
    if (!(part.w > 0 && part.h > 0)) return failure("the wanted part lies outside the picture");
    const PixelSize size = turned ? PixelSize{crop.size.h, crop.size.w} : crop.size;
    return upright(scaled(source_of(*pixels), part, size), header->orientation);
}

}  // namespace accolade::media
