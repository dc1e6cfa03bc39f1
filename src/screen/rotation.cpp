#include "rotation.h"

#include <algorithm>
#include <cassert>

namespace accolade::screen {

namespace {

constexpr int block = 32;  // px: 32 rows of 32 pixels stay in the nearest cache, however they are walked

std::uint32_t* pixel(const raster::Target& target, int x, int y) {
    return target.pixels + static_cast<std::ptrdiff_t>(y) * target.stride + x;
}

}  // namespace

PixelSize turned(PixelSize size, Rotation rotation) {
    const bool sideways = rotation == Rotation::right || rotation == Rotation::left;
    return sideways ? PixelSize{size.h, size.w} : size;
}

PixelRect turned(PixelRect part, PixelSize upright, Rotation rotation) {
    switch (rotation) {
        case Rotation::right:
            return {upright.h - part.bottom(), part.x, part.h, part.w};
        case Rotation::half:
            return {upright.w - part.right(), upright.h - part.bottom(), part.w, part.h};
        case Rotation::left:
            return {part.y, upright.w - part.right(), part.h, part.w};
        case Rotation::none:
            break;
    }
    return part;
}

void turn(const raster::Target& upright, const raster::Target& panel, PixelRect part, Rotation rotation) {
    const PixelSize size{upright.width, upright.height};
    assert(turned(size, rotation) == (PixelSize{panel.width, panel.height}));
    for (int y = part.y; y < part.bottom(); y += block) {
        for (int x = part.x; x < part.right(); x += block) {
            const PixelRect square{x, y, std::min(block, part.right() - x), std::min(block, part.bottom() - y)};
            for (int row = square.y; row < square.bottom(); ++row) {
                // The row's first pixel on the panel, and how far it is to the next.
                const auto first = turned({square.x, row, 1, 1}, size, rotation);
                auto* to = pixel(panel, first.x, first.y);
                const std::ptrdiff_t step = rotation == Rotation::right  ? panel.stride
                                            : rotation == Rotation::left ? -static_cast<std::ptrdiff_t>(panel.stride)
                                            : rotation == Rotation::half ? -1
                                                                         : 1;
                const auto* from = pixel(upright, square.x, row);
                for (int i = 0; i < square.w; ++i) to[i * step] = from[i];
            }
        }
    }
}

}  // namespace accolade::screen
