// Frame: what the screen looks like at one moment, as values: drawings, and where and how strongly each is shown.
//
// A Drawing is made once and shared by pointer; whoever paints may keep what a pointer drew and draw it once. Only what
// moves changes its Layer from frame to frame. Values; any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/color.h"
#include "gfx/geometry.h"
#include "gfx/letters.h"
#include "gfx/path.h"

namespace accolade {

struct Stop {
    float at = 0;  // 0..1
    Color color;
    bool operator==(const Stop&) const = default;
};

// Between stops colours are mixed in sRGB, premultiplied, as the comps do; outside them the end colours go on.
struct LinearGradient {
    Point from, to;
    std::vector<Stop> stops;
    bool operator==(const LinearGradient&) const = default;
};

struct RadialGradient {
    Point center;
    float radius = 1;
    std::vector<Stop> stops;
    bool operator==(const RadialGradient&) const = default;
};

// A picture, already scaled and cropped; its top left pixel lies at `at`. Outside it nothing is painted.
struct PicturePaint {
    BitmapPtr picture;
    int x = 0, y = 0;
    bool operator==(const PicturePaint&) const = default;
};

using Paint = std::variant<Color, LinearGradient, RadialGradient, PicturePaint>;

struct Fill {
    Path path;
    Paint paint;
    std::optional<PixelRect> clip{};  // nothing of it outside
    bool operator==(const Fill&) const = default;
};

struct Letters {
    TextBlock block;
    Point at;  // the block's top left (cap top)
    std::vector<Color> tints;
    bool on_dark = false;  // coverage is thinned a little, since light on dark looks too bold
    std::string style{};   // the theme's name of what they are set in, for whoever inspects them
    bool operator==(const Letters&) const = default;
};

using Command = std::variant<Fill, Letters>;

struct Drawing {
    PixelRect bounds;  // in the frame; nothing is painted outside it
    std::vector<Command> commands;
    bool opaque = false;    // covers all of `bounds`
    bool fleeting = false;  // of one frame only: looks different in the next
    bool operator==(const Drawing&) const = default;
};

using DrawingPtr = std::shared_ptr<const Drawing>;

struct Layer {
    DrawingPtr drawing;
    Point offset;                // px; whole pixels when nothing moves
    float alpha = 1;             // 0..1
    float scale = 1;             // about the drawing's centre
    std::optional<Rect> clip;    // in the frame
    std::optional<Path> reveal;  // in the frame: shown only inside it

    bool operator==(const Layer&) const = default;
};

struct Frame {
    PixelSize size;
    std::vector<Layer> layers;  // from the back
    bool operator==(const Frame&) const = default;
};

// The frame as text, a line a command: for tests that compare pictures as words.
std::string describe(const Frame& frame);
std::string describe(const Drawing& drawing);

}  // namespace accolade
