// Region: which parts of the screen changed, gathered in squares of 32 px, given back as a few rectangles that do not
// overlap. Value; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "gfx/geometry.h"

namespace accolade::raster {

class Region {
  public:
    explicit Region(PixelSize size);

    void add(PixelRect part);
    // All that was added lies in these; none reaches outside the smallest rectangle round everything added.
    std::vector<PixelRect> rectangles() const;

  private:
    std::size_t square(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    PixelSize size_;
    int columns_, rows_;
    std::vector<bool> marked_;  // squares
    PixelRect round_all_;
};

}  // namespace accolade::raster
