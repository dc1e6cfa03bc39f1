// Colour: from the colours a picture was made in to sRGB, by its ICC profile, as browsers do it: by the profile's
// tables where it has them (perceptual), by its matrix otherwise.
//
// A profile that is broken, or for other channels, is as none at all; one that says sRGB costs nothing and changes
// nothing. Values; any thread, one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pixels.h"

namespace accolade::media {

enum class Colours { grey, rgb };  // that the picture was stored in; its Pixels always are three

// In place.
void to_srgb(const Pixels& pixels, Colours colours, std::string_view profile);

// Rows of cyan, magenta, yellow and black as JPEG has them: 255 is no ink. Without a profile, light is what the inks
// let through.
class InksToSrgb {
  public:
    explicit InksToSrgb(std::string_view profile);
    void operator()(const std::uint8_t* inks, std::uint8_t* rgb, std::size_t count) const;

  private:
    std::shared_ptr<void> transform_;  // null without a profile
};

// CIE xy.
struct Chromaticity {
    double x = 0, y = 0;
};
struct Primaries {
    Chromaticity red, green, blue, white;
};

// A profile for these primaries with sRGB's curve; empty where no such space exists.
std::string profile_of(const Primaries& primaries);

}  // namespace accolade::media
