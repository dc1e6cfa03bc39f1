// Target: where pixels go: a Bitmap, or the memory of a window. Value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>

namespace accolade::raster {

struct Target {
    std::uint32_t* pixels = nullptr;  // 0xFFRRGGBB
    int width = 0, height = 0;
    int stride = 0;  // in pixels

    std::uint32_t* row(int y) const {
        return pixels + static_cast<std::ptrdiff_t>(y) * static_cast<std::ptrdiff_t>(stride);
    }
};

}  // namespace accolade::raster
