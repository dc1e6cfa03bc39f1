// Orientation: which way is up, 1..8 as Exif numbers it (Exif 2.32, 4.6.4, tag 0x0112). XMP says the same in words of
// its own (XMP part 2, tiff:Orientation); it counts where there is no Exif. Values; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace accolade::media {

// `tiff` begins with "II" or "MM". Nothing for whatever is missing or broken.
std::optional<int> exif_orientation(std::string_view tiff);

// `packet` is the XML.
std::optional<int> xmp_orientation(std::string_view packet);

// What the parts of one file say, as they come.
struct Orientation {
    std::optional<int> exif, xmp;
    int value() const { return exif.value_or(xmp.value_or(1)); }
};

}  // namespace accolade::media
