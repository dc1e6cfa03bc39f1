// Difference: how far one picture is from another, and what may lie between two compilers, libraries or machines that
// draw the same. Values; any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "gfx/bitmap.h"

namespace accolade::test {

inline constexpr int kFar = 24;                 // in one channel, of 255
inline constexpr double kFarShare = 0.001;      // of the pixels
inline constexpr double kMeanDifference = 0.6;  // of 255

struct Difference {
    bool size = false;     // the pictures are not even of one size; the rest says nothing
    double far_share = 0;  // of the pixels, those that differ by more than kFar in a channel
    double mean = 0;       // over all channels and pixels
    int largest = 0;

    bool tolerable() const { return !size && far_share <= kFarShare && mean <= kMeanDifference; }
};

inline int channel_difference(std::uint32_t a, std::uint32_t b, unsigned shift) {
    return std::abs(static_cast<int>((a >> shift) & 255U) - static_cast<int>((b >> shift) & 255U));
}

inline Difference difference(const Bitmap& a, const Bitmap& b) {
    Difference found;
    found.size = a.size() != b.size();
    if (found.size || a.pixels.empty()) return found;
    std::size_t far = 0;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        int most = 0;
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int d = channel_difference(a.pixels[i], b.pixels[i], shift);
            sum += static_cast<std::uint64_t>(d);
            most = std::max(most, d);
        }
        if (most > kFar) ++far;
        found.largest = std::max(found.largest, most);
    }
    const auto count = static_cast<double>(a.pixels.size());
    found.far_share = static_cast<double>(far) / count;
    found.mean = static_cast<double>(sum) / count / 3;
    return found;
}

// Black where they agree; eight times the difference where they do not. REQUIRES one size.
inline Bitmap difference_picture(const Bitmap& a, const Bitmap& b) {
    Bitmap out(a.width, a.height, 0xFF000000U);
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        for (const unsigned shift : {0U, 8U, 16U}) {
            const int d = std::min(255, 8 * channel_difference(a.pixels[i], b.pixels[i], shift));
            out.pixels[i] |= static_cast<std::uint32_t>(d) << shift;
        }
    }
    return out;
}

// Every `factor` by `factor` pixels made one. REQUIRES sides that `factor` divides.
inline Bitmap reduced(const Bitmap& from, int factor) {
    Bitmap out(from.width / factor, from.height / factor, 0xFF000000U);
    const auto of = static_cast<std::uint32_t>(factor * factor);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            std::uint32_t sum[3] = {of / 2, of / 2, of / 2};
            for (int dy = 0; dy < factor; ++dy) {
                const std::uint32_t* row = from.row(y * factor + dy) + static_cast<std::ptrdiff_t>(x) * factor;
                for (int dx = 0; dx < factor; ++dx) {
                    for (unsigned c = 0; c < 3; ++c) sum[c] += (row[dx] >> (8 * c)) & 255U;
                }
            }
            for (unsigned c = 0; c < 3; ++c) out.row(y)[x] |= (sum[c] / of) << (8 * c);
        }
    }
    return out;
}

}  // namespace accolade::test
