// Rows of pixels laid over one another: the kernels everything is painted with. 0xAARRGGBB, premultiplied.
//
// Each is defined by its plain version (namespace plain); the others say exactly the same, with SSE2 or NEON. Rows may
// be the same row, but may not otherwise overlap. Pure; any thread.
#pragma once

#include <cstdint>

namespace accolade::raster {

// x / 255, rounded, for 0 <= x <= 255 * 255. (Blinn, "Three wrongs make a right", 1995.)
constexpr std::uint32_t divided_by_255(std::uint32_t x) {
    return (x + 128 + ((x + 128) >> 8U)) >> 8U;
}

// Every channel of the pixel times alpha / 255.
constexpr std::uint32_t faded(std::uint32_t pixel, std::uint32_t alpha) {
    std::uint32_t out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) out |= divided_by_255((pixel >> shift & 255U) * alpha) << shift;
    return out;
}

// The pixel `above` over the pixel `below`.
constexpr std::uint32_t laid_over(std::uint32_t below, std::uint32_t above) {
    const std::uint32_t rest = 255U - (above >> 24U);
    std::uint32_t out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        const std::uint32_t sum = (above >> shift & 255U) + divided_by_255((below >> shift & 255U) * rest);
        out |= (sum > 255U ? 255U : sum) << shift;
    }
    return out;
}

// out = a + (b - a) * t / 256, rounded, 0 <= t <= 256: a cross-fade of two opaque rows.
void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t);

// below = above * alpha / 255 over below.
void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha = 255);

// below = above * coverage[i] / 255 over below, a coverage for every pixel.
void over_masked(std::uint32_t* below, const std::uint32_t* above, const std::uint8_t* coverage, int length);

namespace plain {
void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t);
void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha = 255);
void over_masked(std::uint32_t* below, const std::uint32_t* above, const std::uint8_t* coverage, int length);
}  // namespace plain

}  // namespace accolade::raster
