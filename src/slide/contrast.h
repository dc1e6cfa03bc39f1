// How much words stand out from what is painted behind them (screen-design.md 1.3): on the darkest and on the lightest
// of it, but for one pixel in twenty each. Inside this room only; pure.
#pragma once

#include <functional>
#include <optional>

#include "slide/report.h"

namespace accolade::slide {

inline constexpr float kLargeWords = 8;  // u: from here on a lesser contrast will do

using ColorAt = std::function<Color(int x, int y)>;

Color opaque_of(std::uint32_t pixel);

// `seen` is asked within `where`, px of the screen. Nothing where no letter stands in it.
std::optional<Contrast> contrast_of(const Letters& letters, const ColorAt& seen, PixelRect where, bool large,
                                    bool on_picture);

}  // namespace accolade::slide
