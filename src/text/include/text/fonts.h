// Fonts: the faces, opened once, and what can be asked of them: set words into a block, and give a glyph's picture.
//
// Order of search for every cluster: the style's faces, the bundled ones, then the system's by coverage and language
// (fontconfig). HarfBuzz shapes, ICU orders and breaks (UAX 9, UAX 14, UAX 29), FreeType draws.
//
// Resource: opened once, owned by the app (or a test); one thread, and all text on that one. Nothing here throws.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gfx/bitmap.h"
#include "text/text.h"

namespace accolade::text {

enum class SystemFonts { use, ignore };  // ignore: goldens must not depend on the machine

// A glyph drawn at a size: coverage for ordinary faces, premultiplied colour for emoji.
struct GlyphPicture {
    int left = 0, top = 0;  // of the picture, from the origin's whole pixel; top is above the baseline when negative
    int width = 0, height = 0;
    std::vector<std::uint8_t> coverage;  // width * height, linear; empty for a colour glyph
    std::vector<std::uint32_t> color;    // width * height, premultiplied 0xAARRGGBB; empty for an ordinary glyph
};

class Fonts {
  public:
    // `bundled`: the folder of fonts that come with the program.
    static Result<std::unique_ptr<Fonts>> open(const std::filesystem::path& bundled, SystemFonts system);
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    // Lays the words out. `language` is BCP 47, "" for unknown. A face that cannot be opened is passed over.
    TextBlock set(const Text& words, const Style& style, const Box& box, std::string_view language);

    // The glyph's picture at its size, its origin at a quarter pixel: `quarter` 0..3 to the right. Kept in a bounded
    // cache; the reference is good until the next call.
    const GlyphPicture& picture(FaceId face, std::uint32_t glyph, float size, int quarter);

    // The font file of a face that set() used.
    const std::string& file(FaceId face) const;

    // Whether the file opens as a font: for `check`.
    Result<void> try_file(const std::string& file);

    // Characters no font had, since the start, by script ("Deva": 3).
    const std::map<std::string, int>& missing() const;

  private:
    struct Rooms;
    explicit Fonts(std::unique_ptr<Rooms> rooms);
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace accolade::text
