// Palette: a whole set of colours from one brand colour (screen-design.md 3.2). Pure; any thread.
#pragma once

#include <map>
#include <string>

#include "gfx/color.h"

namespace accolade::theme {

enum class Mode { light, dark };

using Colors = std::map<std::string, Color>;

// "bg", "surface", "surface2", "line", "ink", "ink2", "accent", "accent_ink", "deep", "soft", "mid", "spark". Every ink
// keeps the contrast the design asks for, whatever the seed. "brand" and "brand_ink", the seed itself as a field and
// what is written on it, only where a light seed would be lost as an accent: otherwise the brand is the accent.
Colors palette_from(Color seed, Mode mode);

// A brand colour laid over a theme's own palette: bg, surfaces and inks stay, the accent family follows the seed and is
// made to stand out on the theme's bg; "brand" and "brand_ink" as above.
Colors branded(Colors theme, Color seed);

}  // namespace accolade::theme
