#include "raster/blend.h"

namespace accolade::raster {

namespace plain {

void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    for (int i = 0; i < length; ++i) {
        std::uint32_t mix = 0;
        for (unsigned shift = 0; shift < 32; shift += 8)
            mix |= ((a[i] >> shift & 255U) * (256U - t) + (b[i] >> shift & 255U) * t + 128U) >> 8U << shift;
        out[i] = mix;
    }
}

void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    for (int i = 0; i < length; ++i) below[i] = laid_over(below[i], alpha == 255 ? above[i] : faded(above[i], alpha));
}

void over_masked(std::uint32_t* below, const std::uint32_t* above, const std::uint8_t* coverage, int length) {
    for (int i = 0; i < length; ++i) below[i] = laid_over(below[i], faded(above[i], coverage[i]));
}

}  // namespace plain

void lerp(std::uint32_t* out, const std::uint32_t* a, const std::uint32_t* b, int length, std::uint32_t t) {
    plain::lerp(out, a, b, length, t);
}

void over(std::uint32_t* below, const std::uint32_t* above, int length, std::uint32_t alpha) {
    plain::over(below, above, length, alpha);
}

void over_masked(std::uint32_t* below, const std::uint32_t* above, const std::uint8_t* coverage, int length) {
    plain::over_masked(below, above, coverage, length);
}

}  // namespace accolade::raster
