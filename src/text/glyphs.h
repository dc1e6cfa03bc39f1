// Glyphs: pictures of glyphs by FreeType, unhinted, at quarter-pixel origins; kept while there is room.
//
// Resource: owned by Fonts; the thread of Fonts.
#pragma once

#include <cstdint>

#include "base/lru.h"
#include "faces.h"

namespace accolade::text {

// Colour emoji come in one size; this makes any other, each pixel the mean of the area it covers. `x` and `y`: where
// the top left of the picture lies within the first pixel, 0..1.
GlyphPicture scaled(const std::vector<std::uint32_t>& pixels, int width, int height, float factor, float x, float y);

class Glyphs {
  public:
    explicit Glyphs(std::size_t most_bytes = 24U << 20U) : pictures_(most_bytes) {}

    // Good until the next call.
    const GlyphPicture& picture(Face& face, FaceId id, std::uint32_t glyph, float size, int quarter);

  private:
    Lru<std::uint64_t, GlyphPicture> pictures_;
};

}  // namespace accolade::text
