// A Bitmap as a PNG file's bytes: for previews. Any thread, after start_codecs.
#pragma once

#include <string>

#include "base/result.h"
#include "gfx/bitmap.h"

namespace accolade::media {

Result<std::string> encode_png(const Bitmap& bitmap);

}  // namespace accolade::media
