// Theme: what everything looks like, as people wrote it in themes/NAME (docs/theme.md), checked and merged with
// themes/base. Lengths are u, hundredths of the screen's shorter side; times are ms.
//
// Values; read whole or not at all (theme_reader.h); any thread.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"
#include "theme/part.h"

namespace accolade::theme {

struct Track {
    float u = 0;      // fixed
    float share = 0;  // or a share of what is left
    bool operator==(const Track&) const = default;
};

struct Layer {
    std::array<float, 4> margin{};  // top, right, bottom, left
    std::vector<Track> columns, rows;
    std::vector<std::vector<std::string>> map;  // rows of names; "." leaves a cell empty
    bool operator==(const Layer&) const = default;
};

struct Map {
    std::vector<Layer> layers;  // from the back
    std::vector<std::string> leave_out;
    bool operator==(const Map&) const = default;
};

// One slides/*.json: what is on a slide of a kind, and where. (A slide::Slide is an item laid out by one of these.)
struct SlideLayout {
    std::string name;                     // the file's, without .json
    std::string kind;                     // a kind of item, or "idle"
    std::vector<std::string> needs;       // words without which another slide of the kind is taken
    std::map<std::string, Color> colors;  // over the theme's, on this slide alone
    Fill ground{Ink{"bg", {}, 1}};
    std::vector<Part> parts;
    Map landscape, portrait;
    std::string file;

    const Part* part(std::string_view part_name) const;
    bool operator==(const SlideLayout&) const = default;
};

struct Theme {
    std::string name;
    std::string folder;
    std::map<std::string, Color> colors;
    std::map<std::string, std::string> fonts;  // role -> file
    std::map<std::string, TextStyle> text;
    std::map<std::string, Motion> motion;
    std::vector<SlideLayout> slides;  // of a kind: those with more needs first

    // The slides that may show this kind, best first; a kind without slides of its own is shown as a story.
    std::vector<const SlideLayout*> slides_for(std::string_view kind) const;
    bool operator==(const Theme&) const = default;
};

// The ink in the theme's colours, with `over` laid over them (a slide's own).
Color resolve(const Ink& ink, const Theme& theme, const std::map<std::string, Color>& over);

}  // namespace accolade::theme
