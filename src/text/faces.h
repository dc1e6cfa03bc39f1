// Faces: font files, each opened once, for HarfBuzz and for FreeType.
//
// Resource: owned by Fonts; the thread of Fonts. A file is mapped, not read; both libraries share the mapping.
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "gfx/geometry.h"
#include "text/fonts.h"

namespace accolade::text {

struct Metrics {
    float cap_height = 0, x_height = 0, ascent = 0, descent = 0;  // em, all positive
};

class Face {
  public:
    // REQUIRES a library that outlives it. `index`: of the face in a collection, its named instance in the upper half.
    static Result<std::unique_ptr<Face>> open(FT_Library library, const std::string& file, int index);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    bool has(char32_t c) const;
    // Whether all that is visible of these characters can be drawn, if need be from their parts.
    bool covers(const std::vector<char32_t>& points) const;
    // Of a glyph, in em from its origin, y down. Empty for a blank.
    Rect ink(std::uint32_t glyph);
    float advance(std::uint32_t glyph) const;  // em
    std::uint32_t glyph_of(char32_t c) const;  // 0: none

    hb_font_t* hb() const { return hb_; }
    FT_Face ft() const { return ft_; }
    // A small letter whose accent the font draws into it, so that it has to be composed anew: its letter (which may
    // have an accent too) and its accent. Nothing for all others.
    struct Accented {
        char32_t letter = 0, accent = 0;
    };
    std::optional<Accented> crowded(char32_t c);
    bool crowds() const { return crowds_; }  // whether there are such
    const Metrics& metrics() const { return metrics_; }
    int weight() const { return weight_; }
    bool serif() const { return serif_; }
    bool nastaliq() const { return nastaliq_; }  // words slope down to the left: higher than any other script
    bool color() const { return color_; }
    float em() const { return em_; }
    const std::string& file() const { return file_; }

  private:
    Face() = default;
    void read_metrics();

    std::string file_;
    hb_blob_t* blob_ = nullptr;
    hb_font_t* hb_ = nullptr;
    FT_Face ft_ = nullptr;
    float em_ = 1000;
    int weight_ = 400;
    bool serif_ = false, nastaliq_ = false, color_ = false, crowds_ = false;
    Metrics metrics_;
    std::unordered_map<std::uint32_t, Rect> inks_;
};

class Faces {
  public:
    Faces();
    ~Faces();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;

    // Nothing if it cannot be opened; it is not tried again.
    std::optional<FaceId> open(const std::string& file, int index = 0);
    Result<void> attempt(const std::string& file);  // opens it and closes it again
    Face& at(FaceId id) { return *faces_[id]; }
    std::size_t size() const { return faces_.size(); }

  private:
    FT_Library library_ = nullptr;
    std::vector<std::unique_ptr<Face>> faces_;
    std::map<std::pair<std::string, int>, std::optional<FaceId>> known_;
};

}  // namespace accolade::text
