// Pictures: what bytes are, how large, and their pixels at the size they are shown.
//
// Type and size come from the bytes before anything is decoded. PNG, JPEG, WebP, HEIC, AVIF, the first frame of a GIF
// or an animated WebP, and SVG. Errors are sentences: why a picture will not do, and what to do about it. Values; any
// thread, after `start_codecs` on the main one. Libraries may start threads of their own while they decode (libde265
// does).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "gfx/bitmap.h"
#include "gfx/geometry.h"

namespace accolade::media {

enum class Format { png, jpeg, webp, gif, svg, heif };  // heif: HEIC and AVIF

struct Limits {
    std::size_t bytes = 20U << 20U;
    long pixels = 50'000'000;  // width times height
};

struct Header {
    Format format = Format::png;
    PixelSize size;       // upright: EXIF applied
    int orientation = 1;  // EXIF, 1..8
    bool operator==(const Header&) const = default;
};

// Sniffs, and walks the structure far enough to know the file is whole: PNG chunks with their CRC and IEND, JPEG to its
// EOI, GIF to its trailer, WebP by its RIFF length, SVG to the end of its root. What follows the end is ignored. What
// would hang or fool a decoder is refused here: damage, bombs, CMYK, animated WebP, SVG that points outside itself. An
// SVG has no px of its own: its size here is its shape with a longer side of 1024.
Result<Header> examine(std::string_view bytes, const Limits& limits = {});

// The part of an upright picture that is shown, and the size it is shown at.
struct Crop {
    Rect part;       // px of the upright picture
    PixelSize size;  // of the result
    bool operator==(const Crop&) const = default;
};

// Decodes, turns upright, crops and scales once: in linear light, with a filter that neither aliases nor rings. Every
// picture comes out in sRGB. Refuses what `examine` refuses, and clamps `part` to the picture. The seam: the show has
// it done by a Decoder (decoder/decoder.h).
using Decode = std::function<Result<Bitmap>(std::string_view bytes, const Crop& crop)>;
Result<Bitmap> decode(std::string_view bytes, const Crop& crop);

// REQUIRES the main thread, once, before any decode. Reads all that the libraries will want of the disk (plugins,
// fonts, caches): a process that confines itself calls it first, and decodes without a file afterwards.
void start_codecs();
void start_picture_codecs();  // without fonts, which take a tenth of a second: for all but drawings (SVG) with words
bool writes_words(std::string_view svg);

// Which part of a picture fills a frame (screen-design.md 4.4): cover, moved so that the focus lies on `target` (0..1
// of the frame), clamped to the picture.
Rect cover(PixelSize picture, Size frame, Point focus, Point target);

}  // namespace accolade::media
