// Confetti: flat pieces of the display's shapes that are shot up, turn over in the light of one lamp and fall
// (screen-design.md 5.4). A piece's way is a formula of the time since it was launched (drag and gravity have a closed
// form), so a frame needs no frame before it, and the same seed gives the same shower everywhere. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "base/time.h"
#include "gfx/color.h"
#include "gfx/frame.h"
#include "gfx/geometry.h"

namespace accolade::motion {

// From a lower corner, inwards; from the middle of the upper edge, to both sides; or from above, all over the width.
enum class Cannon { left, right, top, rain };

struct Burst {
    Milliseconds at{};  // since the beginning
    int pieces = 0;
    Cannon from = Cannon::left;
    float lowest = 42, highest = 82;  // degrees above the horizontal; below it for the one at the top
    Milliseconds lasts{60};           // from the first piece to the last
};

struct ShowerSpec {
    PixelSize size;
    std::vector<Color> colors;  // a colour named twice comes twice as often
    Color ground;               // what a piece in the shade darkens to
    std::uint32_t seed = 7;
    std::vector<Burst> bursts;
    float haze = 0;               // how much of the ground is in the smallest pieces, which are far away
    std::vector<Rect> avoided{};  // u: near pieces never come into these, others pale there
    std::size_t most = 0;         // pieces that are on the screen at once; 0: as many as there are
};

struct Piece {
    enum class Shape : std::uint8_t { rectangle, disc, quarter, leaf, streamer };
    Shape shape = Shape::rectangle;
    Color color;
    float size = 1;                          // u, half of its width
    bool near = false;                       // large, in front of the words, and never far from an edge
    Milliseconds launch{};                   // since the beginning
    Point from, speed;                       // u, u/s; y down
    float sway = 0, sway_hz = 1, phase = 0;  // u
    float angle = 0, spin = 0;               // radians, radians/s about its normal
    float flip = 0;                          // radians/s about its long axis
};

// Every piece of a shower, those that lie behind first.
std::vector<Piece> shower(const ShowerSpec& spec);

enum class Depth { behind_words, before_words };

// The pieces on their way at a moment, as a drawing of that frame only; no commands where there is none. `strength` of
// 1: as they are; less while they fade.
Drawing pieces_at(const std::vector<Piece>& pieces, const ShowerSpec& spec, Milliseconds since, Depth depth,
                  float strength = 1);

// How many are on the screen.
int flying(const std::vector<Piece>& pieces, PixelSize size, Milliseconds since);

// When it has fallen off the screen, since the beginning.
Milliseconds gone_at(const Piece& piece, PixelSize size);

// How far it reaches from where it is, u.
float reach_of(const Piece& piece);

// Where a piece is, u from the top left.
Point way_of(const Piece& piece, float seconds);

}  // namespace accolade::motion
