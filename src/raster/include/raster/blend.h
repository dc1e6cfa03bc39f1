// Rows of pixels laid over one another: the kernels everything is painted with. 0xAARRGGBB, premultiplied.
//
// Each is defined by its plain version (`plain::lerp`, `plain::over`); the others say exactly the same, with SSE2 or
// NEON. Rows may be the same row, but may not otherwise overlap. Pure; any thread.
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

// a + (b - a) * t / 256, rounded, 0 <= t <= 256.
constexpr std::uint32_t between(std::uint32_t a, std::uint32_t b, std::uint32_t t) {
    constexpr std::uint32_t odd = 0x00FF00FFU, half = 0x00800080U;  // two channels at a time
    const std::uint32_t low = ((a & odd) * (256U - t) + (b & odd) * t + half) >> 8U & odd;
    const std::uint32_t high = ((a >> 8U & odd) * (256U - t) + (b >> 8U & odd) * t + half) & ~odd;
    return high | low;
}

// out = between(a, b, t): a cross-fade of two rows.
void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t);

// below = above * alpha / 255 over below.
void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha = 255);

namespace plain {
void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t);
void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha = 255);
}  // namespace plain

}  // namespace accolade::raster
