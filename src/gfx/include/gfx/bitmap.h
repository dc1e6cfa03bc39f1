// Bitmap: pixels in memory, 32 bits each, byte order B G R A (SDL_PIXELFORMAT_ARGB8888 on little endian), alpha
// premultiplied, rows without padding. Made once, then shared as std::shared_ptr<const Bitmap> and never changed.
// Value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "gfx/geometry.h"

namespace accolade {

struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;  // 0xAARRGGBB, premultiplied
    bool opaque = false;                // every alpha is 255

    Bitmap() = default;
    Bitmap(int w, int h, std::uint32_t fill = 0)
        : width(w),
          height(h),
          pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), fill),
          opaque((fill >> 24U) == 255U) {}

    std::uint32_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
    const std::uint32_t* row(int y) const {
        return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
    PixelSize size() const { return {width, height}; }
    std::size_t bytes() const { return pixels.size() * 4; }
    bool operator==(const Bitmap&) const = default;
};

using BitmapPtr = std::shared_ptr<const Bitmap>;

}  // namespace accolade
