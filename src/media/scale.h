// Scale: a part of a picture at another size, in linear light with premultiplied alpha, rows in and rows out, so that
// no float copy of the whole picture is ever held.
//
// Smaller: a Hamming-windowed sinc of one lobe, stretched to the ratio. It has no negative weights, so it cannot ring,
// and it takes in every pixel, so it does not alias. Larger: Mitchell & Netravali, "Reconstruction filters in computer
// graphics" (1988), B = C = 1/3. At the same size pixels come through unchanged. Both are separable; every set of
// weights adds up to 1. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>

#include "gfx/bitmap.h"
#include "gfx/geometry.h"

namespace accolade::media {

// One pixel: light, 0..1, times alpha.
struct alignas(16) Light {
    float r = 0, g = 0, b = 0, a = 0;
};

struct Source {
    PixelSize size;
    bool opaque = false;
    // Fills `row` with the pixels of row y from column x on. Called for ascending y.
    std::function<void(int x, int y, std::span<Light> row)> read;
};

// sRGB, alpha straight. One for a whole row, since it holds on to a table.
class ToLight {
  public:
    ToLight();
    Light operator()(std::uint8_t r, std::uint8_t g, std::uint8_t b) const {
        return {(*table_)[r], (*table_)[g], (*table_)[b], 1};
    }
    Light operator()(std::uint8_t r, std::uint8_t g, std::uint8_t b, std::uint8_t a) const {
        const float alpha = static_cast<float>(a) / 255;
        return {(*table_)[r] * alpha, (*table_)[g] * alpha, (*table_)[b] * alpha, alpha};
    }

  private:
    const std::array<float, 256>* table_;
};

// REQUIRES that `part` lies in the source and neither it nor `size` is empty. `part` need not be whole pixels; what
// lies round it is used at its edge.
Bitmap scaled(const Source& source, Rect part, PixelSize size);

// Turns stored pixels upright, as EXIF says (1..8).
Bitmap upright(Bitmap stored, int orientation);

}  // namespace accolade::media
