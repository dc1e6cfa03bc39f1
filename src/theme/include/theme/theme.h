// Theme: what everything looks like, as people wrote it in themes/NAME (docs/theme.md), checked and merged with
// themes/base. Lengths are u, hundredths of the screen's shorter side; times are ms.
//
// Values; read whole or not at all (theme_reader.h); any thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"
#include "gfx/color.h"
#include "gfx/geometry.h"

namespace accolade::theme {

// A colour by name, or as it stands, and how much of it: "accent", "#2457D6", "accent/0.4".
struct Ink {
    std::string name;  // empty: `color` is meant
    Color color;
    float alpha = 1;
    bool operator==(const Ink&) const = default;
};

struct InkStop {
    Ink ink;
    float at = 0;  // 0..1
    bool operator==(const InkStop&) const = default;
};

enum class Side { top, right, bottom, left };
enum class Corner { top_left, top_right, bottom_right, bottom_left };

struct LinearFill {
    std::vector<InkStop> stops;
    float angle = 180;  // CSS: degrees, 0 is upwards, 180 downwards
    bool operator==(const LinearFill&) const = default;
};

struct RadialFill {
    std::vector<InkStop> stops;
    Point at{0.5F, 0.5F};  // of the part's area
    float radius = 50;     // u
    bool operator==(const RadialFill&) const = default;
};

// An eased veil that keeps words readable on a picture: from full at `side` to nothing at the other end
// (screen-design.md 3.3).
struct ScrimFill {
    Ink ink;
    Side side = Side::bottom;
    float strength = 1;
    bool operator==(const ScrimFill&) const = default;
};

using Fill = std::variant<Ink, LinearFill, RadialFill, ScrimFill>;

enum class Align { start, center, end };

struct TextStyle {
    std::string font = "text";       // a role of "fonts"
    std::vector<float> sizes{4};     // from the largest; all but the last are tried first
    std::vector<float> short_sizes;  // tried first, for words that fit on one line then
    int lines = 1, last_lines = 0;
    bool balance = false, capitals = false, hang = false, tabular = false, quotes = false, ellipsis = false;
    float leading = 1.36F;  // em
    float tracking = 0;     // em
    Align align = Align::start;
    Ink color{"ink", {}, 1};
    std::string enter;  // a name of "motion"; empty: at once
    bool operator==(const TextStyle&) const = default;
};

enum class Effect { none, fade, rise, lines, grow, wipe };
enum class Curve { linear, enter, exit, move, soft, pop, count, roll };

struct Motion {
    Effect effect = Effect::fade;
    Milliseconds delay{0}, length{600}, stagger{0};
    float by = 0;  // u of way, or the scale it grows from
    Curve curve = Curve::enter;
    bool operator==(const Motion&) const = default;
};

enum class What {
    text,      // words in a style
    picture,   // {image}, masked by a shape
    people,    // avatars, a name, a line
    figure,    // a tile with one number
    figures,   // up to three numbers on rules
    shape,     // a plain shape
    mosaic,    // tiles
    gauge,     // the way to a target
    brand,     // mark or logo, and name
    progress,  // dashes
    stack,     // parts that flow
};

enum class Shape { rectangle, quarter, half, disc, leaf, arch, card, quotation };
enum class Mosaic { full, tone };  // all colours; or tone on tone, with colour gathered in one corner

struct Part {
    std::string name;
    What what = What::shape;
    std::string words;                 // the template: "{title}", "of {counter.target}"
    std::string style;                 // text
    std::string second;                // people, figure, figures: the style of the second line
    std::map<std::string, Ink> tints;  // words of a template that have a colour of their own
    std::optional<Ink> separators;     // colour of the signs that group digits
    bool counts = false;               // a number that counts up when it enters
    Shape shape = Shape::rectangle;
    Corner corner = Corner::top_left;  // which corner a quarter, leaf or arch turns to
    float radius = 0;                  // u: arch, card; gauge: of the arc
    float peak = 0;                    // gauge: u from the area's top to the arc
    std::optional<Fill> fill;
    std::optional<Ink> line;  // rules, unlit ticks
    std::vector<Ink> inks;    // mosaic, gauge, brand mark
    Mosaic mosaic = Mosaic::full;
    float tile = 0;                  // mosaic: u, about; tiles are whole px
    std::vector<std::string> calm;   // mosaic, tone: parts it stays away from
    std::string clear;               // words: a part they make room for where it stands beside them
    float size = 8.4F;               // people: avatar; brand: mark
    Point aim{0.5F, 0.5F};           // picture: where in the frame its focus goes
    std::string instead;             // a part that takes its place when it has nothing to show
    std::vector<std::string> stack;  // parts, from the top
    std::vector<float> gaps;         // between them; one number stands for all
    std::vector<std::string> drop;   // what leaves first when the stack is too high
    Align align = Align::start;      // of a stack: top, centre, bottom; of others: in their area
    std::string enter;               // a name of "motion"
    bool operator==(const Part&) const = default;
};

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

    bool dark() const;  // light words on a dark ground
    // The slides that may show this kind, best first; a kind without slides of its own is shown as a story.
    std::vector<const SlideLayout*> slides_for(std::string_view kind) const;
    bool operator==(const Theme&) const = default;
};

// The names in the {braces} of a template, in order.
std::vector<std::string> names_in(std::string_view words);

// The ink in the theme's colours, with `over` laid over them (a slide's own).
Color resolve(const Ink& ink, const Theme& theme, const std::map<std::string, Color>& over);

}  // namespace accolade::theme
