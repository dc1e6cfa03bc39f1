// Canvas: draws a Drawing into pixels. Exact area coverage by FreeType's smooth rasteriser (which fills any outline,
// not only glyphs), gradients with ±1 level of ordered noise against banding, text with quarter-pixel origins.
//
// The same pixels on every machine: no SDL, no GPU, no float that depends on the order of work. One thread, that of the
// Fonts it is given.
#pragma once

#include <memory>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/frame.h"
#include "raster/target.h"
#include "text/fonts.h"

namespace accolade::raster {

// The drawing's pixels, of the size of its bounds.
Bitmap draw(const Drawing& drawing, text::Fonts& fonts);
// The same, of a part of its bounds.
Bitmap draw(const Drawing& drawing, text::Fonts& fonts, PixelRect part);

// Nothing of the drawing is painted outside this part of its bounds; not much more than is painted.
PixelRect reach(const Drawing& drawing, text::Fonts& fonts);
// The same of each of its commands.
std::vector<PixelRect> reaches(const Drawing& drawing, text::Fonts& fonts);

// Draws straight over pixels that are there already: for what looks different in each frame, so that a picture of its
// own would be made for nothing. Resource: keeps its rasteriser; one thread.
class Sketcher {
  public:
    explicit Sketcher(text::Fonts& fonts);
    ~Sketcher();
    Sketcher(const Sketcher&) = delete;
    Sketcher& operator=(const Sketcher&) = delete;

    // Lays the drawing over `part` of the target, whose pixels are opaque. REQUIRES the drawing's `reaches`, and the
    // part inside the target.
    void draw(const Drawing& drawing, const std::vector<PixelRect>& reaches, const Target& target, PixelRect part);

  private:
    struct Kit;
    std::unique_ptr<Kit> kit_;
};

}  // namespace accolade::raster
