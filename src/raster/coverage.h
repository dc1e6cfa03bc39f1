// Coverage: how much of every pixel a path covers, exactly, in 1/256: FreeType's smooth rasteriser, which fills any
// outline (FT_Outline_Render with direct spans; Levien's and Turner's area accumulation). Coordinates are heeded to
// 1/64 px. Non-zero rule: contours of one direction unite, a contour of the other direction cuts out.
//
// Resource; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "gfx/path.h"

namespace accolade::raster {

class Coverage {
  public:
    // `length` pixels from (x, y), in the path's own coordinates, are covered by `coverage` / 255.
    using Span = std::function<void(int x, int y, int length, std::uint8_t coverage)>;

    Coverage();
    ~Coverage();
    Coverage(const Coverage&) = delete;
    Coverage& operator=(const Coverage&) = delete;

    // The spans of the path inside `area`. None comes twice, unless more than 32,767 chords come together within 256
    // px.
    void of(const Path& path, PixelRect area, const Span& span);

  private:
    struct Library;
    std::unique_ptr<Library> library_;
};

// The rectangle, when the path is one with its edges on whole pixels.
std::optional<PixelRect> whole_pixels(const Path& path);

}  // namespace accolade::raster
