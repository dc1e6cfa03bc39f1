// Walks: one for each format, from the first byte to the last that matters, decoding no pixel. Every walk needs time
// linear in the bytes. `size` of the Header is as stored here (EXIF not applied); limits are the caller's affair.
// Values; any thread. REQUIRES that `sniff` named the format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/picture.h"

namespace accolade::media {

// By content alone; a name or a MIME type proves nothing.
std::optional<Format> sniff(std::string_view bytes);

// The first frame of a picture that may have several, and where it lies on the picture's canvas. Each has a size.
struct Placed {
    PixelSize canvas, frame;
    int x = 0, y = 0;
};
Result<Placed> first_gif_frame(std::string_view bytes);

Result<Header> walk_png(std::string_view bytes);
Result<Header> walk_jpeg(std::string_view bytes);
Result<Header> walk_webp(std::string_view bytes);
Result<Header> walk_gif(std::string_view bytes);
Result<Header> walk_svg(std::string_view bytes);
Result<Header> walk_heif(std::string_view bytes);  // asks libheif

bool is_heif(std::string_view bytes);

// Only the chunks that make pixels (so that no profile or text is unpacked, and libpng has nothing to warn of), the
// palette filled up with black to the full depth, so that no pixel points past it, and a transparent colour put so
// that SDL_image understands it. REQUIRES that walk_png passed.
std::string png_essentials(std::string_view bytes);

// The size an SVG gives itself, in CSS px; everything `walk_svg` looks at.
Result<Size> svg_size(std::string_view bytes);

// The ICC profile in the file; empty if it has none, or one that cannot be unpacked. REQUIRES that the walk passed.
std::string png_profile(std::string_view bytes);
std::string_view webp_profile(std::string_view bytes);

bool webp_is_animated(std::string_view bytes);

bool png_is_grey(std::string_view bytes);

}  // namespace accolade::media
