// Packed: a Bitmap's pixels in fewer bytes, without loss, by the operations of QOI (qoiformat.org): photographs in a
// little more than half, in a few milliseconds a megapixel either way. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gfx/bitmap.h"

namespace accolade::media {

std::string packed(const Bitmap& bitmap);
// Nothing where these are not exactly the pixels of a picture of that size.
std::optional<Bitmap> unpacked(std::string_view bytes, PixelSize size);

}  // namespace accolade::media
