// Look: what a theme's colours, fills, outlines, text styles and motions are made of. Lengths are u, hundredths of the
// screen's shorter side; times are ms. Values; any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

enum class Shape { rectangle, quarter, half, disc, leaf, arch, card, quotation };
enum class Corner { top_left, top_right, bottom_right, bottom_left };

// The names that people write, for the readers.
template <class E>
using Choice = std::pair<std::string_view, E>;

inline constexpr std::array<Choice<Shape>, 8> kShapes{{{"rectangle", Shape::rectangle},
                                                       {"quarter", Shape::quarter},
                                                       {"half", Shape::half},
                                                       {"disc", Shape::disc},
                                                       {"leaf", Shape::leaf},
                                                       {"arch", Shape::arch},
                                                       {"card", Shape::card},
                                                       {"quotation", Shape::quotation}}};
inline constexpr std::array<Choice<Corner>, 4> kCorners{{{"top-left", Corner::top_left},
                                                         {"top-right", Corner::top_right},
                                                         {"bottom-right", Corner::bottom_right},
                                                         {"bottom-left", Corner::bottom_left}}};

// The outline of a picture, a tile or a plain shape.
struct Outline {
    Shape shape = Shape::rectangle;
    Corner corner = Corner::top_left;  // the round one of a quarter or an arch, the first of the two of a leaf
    float radius = 0;                  // u: leaf, arch, card; 0: the largest that fits
    bool operator==(const Outline&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.choice("shape", shape, kShapes);
        k.choice("corner", corner, kCorners);
        k.number("radius", 0, 2000, radius);
    }
};

// What is seen of a picture where its own pixels do not cover it.
struct Backing {
    Ink behind{"surface", {}, 1};    // behind a transparent picture
    Ink waiting{"surface2", {}, 1};  // while the picture is on its way
    bool operator==(const Backing&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.color("behind", behind);
        k.color("waiting", waiting);
    }
};

}  // namespace accolade::theme
