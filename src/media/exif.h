// Exif: the one fact of it we need, which way is up (Exif 2.32, 4.6.4, tag 0x0112). Value; any thread.
#pragma once

#include <string_view>

namespace accolade::media {

// `tiff` begins with "II" or "MM". 1 (upright) for whatever is missing or broken.
int exif_orientation(std::string_view tiff);

}  // namespace accolade::media
