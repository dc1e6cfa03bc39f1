// Mosaic: seeded tiles of the display's shapes, in the theme's colours (screen-design.md 4.6; the comps' kit.js is the
// reference, xorshift32 seeded by `seed * 7919 + 13`). The same seed gives the same mosaic everywhere. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gfx/color.h"
#include "gfx/frame.h"
#include "gfx/geometry.h"

namespace accolade::slide {

struct MosaicSpec {
    PixelRect area;
    int tile = 120;             // px, whole
    std::vector<Color> colors;  // two or more; the first is the accent
    std::uint32_t seed = 1;
};

std::vector<Fill> mosaic(const MosaicSpec& spec);

// Tone on tone, with the colours gathered in the lower right corner; tiles that touch a calm rectangle stay plain.
struct ToneSpec {
    PixelRect area;
    int tile = 120;
    std::vector<Color> soft;  // the first is the plain ground
    std::vector<Color> vivid;
    std::vector<Rect> calm;
    std::uint32_t seed = 9091;
};
std::vector<Fill> tone_mosaic(const ToneSpec& spec);

// FNV-1a: the same number for the same words everywhere, so that an item keeps its tiles and a person a field.
std::uint32_t hash_of(std::string_view words);

// A seed from an item's id: the first from a hash of the id on whose mosaic has 12 to 30 % of the accent.
std::uint32_t seed_for(std::string_view id, const MosaicSpec& spec);

}  // namespace accolade::slide
