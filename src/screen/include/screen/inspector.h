// Inspector: what a theme's author sees over the slide in a window (key i): outlines and names of its parts, the grid,
// and a panel of lines. It is drawn with SDL2_ttf on SDL's own surfaces, apart from our text, slide and theme rooms, so
// that it can be read when those are at fault.
//
// draw() paints over what is in the target; whoever owns the target paints it whole again before the next draw().
// Resource; the main thread. Lengths are px of the target.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "gfx/geometry.h"
#include "raster/target.h"

namespace accolade::screen {

struct Inspection {
    enum class Line { grid, part, trouble };  // what an outline is of; trouble stands out
    struct Outline {
        PixelRect area;
        std::string label;  // empty: none
        Line line = Line::part;
        bool above = false;  // the label stands above the area, where there is room: words below it stay readable
        bool operator==(const Outline&) const = default;
    };
    std::vector<Outline> outlines;   // the last on top
    std::vector<std::string> lines;  // of the panel, from the top; UTF-8
    bool operator==(const Inspection&) const = default;
};

class Inspector {
  public:
    // `font`: a font file. The error says why it cannot be used.
    static Result<std::unique_ptr<Inspector>> open(const std::filesystem::path& font);
    // Without a font: outlines alone.
    static std::unique_ptr<Inspector> outlines_only();
    ~Inspector();
    Inspector(const Inspector&) = delete;
    Inspector& operator=(const Inspector&) = delete;

    void draw(const Inspection& inspection, const raster::Target& target);

  private:
    struct Fonts;
    explicit Inspector(std::unique_ptr<Fonts> fonts);
    std::unique_ptr<Fonts> fonts_;  // null: outlines alone
};

}  // namespace accolade::screen
