// A Bitmap as a PNG file's bytes: for previews. One thread at a time.
#pragma once

#include <string>

#include "base/result.h"
#include "gfx/bitmap.h"

namespace accolade::media {

Result<std::string> encode_png(const Bitmap& bitmap);

}  // namespace accolade::media
