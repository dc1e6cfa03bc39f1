// Ink: a Paint made ready to be asked for pixels. Gradients are looked up in a ramp of 1,024 steps and rounded with
// ordered noise (Roberts' R2 sequence, the same for all channels), so that no bands are seen; a value that is a whole
// level stays exactly what it is. Value of one drawing; holds no picture longer than its Paint.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gfx/frame.h"

namespace accolade::raster {

// 0xAARRGGBB, premultiplied, rounded.
std::uint32_t premultiplied(Color color);

class Ink {
  public:
    // REQUIRES the paint to outlive the ink.
    explicit Ink(const Paint& paint);

    // The one colour, premultiplied, when there is but one.
    std::optional<std::uint32_t> solid() const { return solid_; }

    // Writes the `length` pixels from (x, y) of the frame, premultiplied.
    void pixels(int x, int y, int length, std::uint32_t* out) const;

  private:
    using Step = std::uint64_t;  // b, g, r, a from the low end, each 16 bits of 1/256 level, premultiplied
    void linear(int x, int y, int length, std::uint32_t* out) const;
    void radial(int x, int y, int length, std::uint32_t* out) const;
    void picture(int x, int y, int length, std::uint32_t* out) const;

    const Paint& paint_;
    std::optional<std::uint32_t> solid_;
    std::vector<Step> ramp_;
};

}  // namespace accolade::raster
