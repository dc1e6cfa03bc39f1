// Canvas: draws a Drawing into pixels. Exact area coverage by FreeType's smooth rasteriser (which fills any outline,
// not only glyphs), gradients with ±1 level of ordered noise against banding, text with quarter-pixel origins.
//
// The same pixels on every machine: no SDL, no GPU, no float that depends on the order of work. One thread, that of the
// Fonts it is given.
#pragma once

#include "base/bitmap.h"
#include "scene/frame.h"
#include "text/fonts.h"

namespace accolade::raster {

// The drawing's pixels, of the size of its bounds.
Bitmap draw(const scene::Drawing& drawing, text::Fonts& fonts);
// The same, of a part of its bounds.
Bitmap draw(const scene::Drawing& drawing, text::Fonts& fonts, PixelRect part);

// Nothing of the drawing is painted outside this part of its bounds; not much more than is painted.
PixelRect reach(const scene::Drawing& drawing, text::Fonts& fonts);

// Coverage of a path, 0..255 a pixel, `area` large: for reveals.
struct Mask {
    PixelRect area;
    std::vector<std::uint8_t> coverage;
};
Mask mask_of(const Path& path, PixelRect area);

}  // namespace accolade::raster
