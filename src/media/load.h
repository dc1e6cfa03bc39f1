// Loads: the pixels of a whole picture in sRGB, one function a library. Errors are sentences for whoever sent the
// picture.
//
// Values; any thread, after `start_codecs`. REQUIRES that the walk of that format passed (walk.h): a PNG cut at an
// unlucky byte never returns from SDL_image 2.6.
#pragma once

#include <string_view>

#include "media/picture.h"
#include "pixels.h"

namespace accolade::media {

// PNG, WebP that stands still, and GIF.
Result<Pixels> load_with_sdl(Format format, std::string_view bytes);

// Refuses what libjpeg warns of: rows that were lost in the middle.
Result<Pixels> load_jpeg(std::string_view bytes);

Result<Pixels> load_animated_webp(std::string_view bytes);

Result<Pixels> load_heif(std::string_view bytes);

// Read what the libraries will need of files; for `start_codecs`.
void start_heif();
void start_svg();

// Drawn at that size: a vector has no px of its own.
Result<Pixels> load_svg(std::string_view bytes, PixelSize size);

}  // namespace accolade::media
