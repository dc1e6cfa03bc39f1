#include "motion/confetti.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <queue>

#include "gfx/path.h"

namespace accolade::motion {
namespace {

constexpr float kDrag = 3.2F;           // 1/s
constexpr float kFall = 70.0F / kDrag;  // u/s: gravity over drag, where falling pieces end up
constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kFar = 1.3F;  // u: pieces of a smaller half width
constexpr float kHigher = 0.75F;
constexpr float kSlim = 0.72F;   // of a near streamer, which would be longer than anything else
constexpr float kPales = 1.6F;   // u: on so short a way a piece that flies behind words pales
constexpr float kNearEdge = 20;  // u: near pieces keep within it
constexpr int kStreamerSegments = 13;
constexpr float kLamp[3] = {-0.42F, -0.55F, 0.72F};

// splitmix64 (Steele, Lea, Flood 2014): enough for paper.
class Chance {
  public:
    explicit Chance(std::uint32_t seed) : state_(seed) {}
    float next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<float>((z ^ (z >> 31U)) >> 40U) / static_cast<float>(1U << 24U);
    }
    float between(float a, float b) { return a + (b - a) * next(); }
    float sign() { return next() < 0.5F ? -1.0F : 1.0F; }

  private:
    std::uint64_t state_;
};

Piece::Shape shape_of(float chance) {
    if (chance < 0.36F) return Piece::Shape::rectangle;
    if (chance < 0.50F) return Piece::Shape::disc;
    if (chance < 0.72F) return Piece::Shape::quarter;
    if (chance < 0.84F) return Piece::Shape::leaf;
    return Piece::Shape::streamer;
}

// Small ones are the most.
float far_size(Chance& chance) {
    return 1 + 1.2F * std::pow(chance.next(), 1.6F);
}

void launch(Piece& piece, const Burst& burst, float width, float height, Chance& chance) {
    if (burst.from == Cannon::top) {
        const float angle = chance.between(burst.lowest, burst.highest) * kPi / 180, speed = chance.between(150, 330);
        piece.from = {width / 2 + chance.between(-3, 3), -3};
        piece.speed = {chance.sign() * speed * std::cos(angle), speed * std::sin(angle) * 0.4F};
        piece.near = false;  // it would fly past the words
        piece.size = std::min(piece.size, 2.2F);
        return;
    }
    if (burst.from == Cannon::rain) {
        const float edge = piece.near ? kNearEdge - piece.size - piece.sway : width / 2;
        const float in = chance.between(0, edge);
        piece.from = {chance.sign() < 0 ? in : width - in, -4};
        piece.speed = {piece.near ? 0 : chance.between(-8, 8), chance.between(0, kFall)};
        return;
    }
    const float inwards = burst.from == Cannon::left ? 1.0F : -1.0F;
    const float angle = chance.between(burst.lowest, burst.highest) * kPi / 180;
    const float speed = chance.between(220, 430);
    piece.from = {burst.from == Cannon::left ? chance.between(-2, 4) : width - chance.between(-2, 4), height + 2};
    // As high up on a screen that stands.
    const float up = std::pow(std::max(1.0F, height / 100), kHigher);
    piece.speed = {inwards * speed * std::cos(angle), -speed * std::sin(angle) * up};
    if (piece.near) {
        // All the way it will ever go sideways is its speed over the drag.
        const float most = (kNearEdge - piece.size - piece.sway - 4) * kDrag;
        piece.speed.x = std::clamp(piece.speed.x, -most, most);
    }
}

// Seconds until it is at its highest: gravity has eaten what drag left of its speed.
float apex_of(const Piece& piece) {
    return piece.speed.y >= 0 ? 0 : std::log(1 - piece.speed.y / kFall) / kDrag;
}

// About the origin, of half the width s.
Path outline_of(Piece::Shape shape, float s, float phase) {
    Path path;
    switch (shape) {
        case Piece::Shape::rectangle:
            return rectangle({-s, -0.6F * s, 2 * s, 1.2F * s});
        case Piece::Shape::disc:
            return disc({0, 0}, 0.85F * s);
        case Piece::Shape::quarter:
            return path.move({-s, -s}).line({s, -s}).arc({-s, -s}, 2 * s, 0, kPi / 2).close();
        case Piece::Shape::leaf:
            return path.arc({-s, s}, 2 * s, -kPi / 2, 0).arc({s, -s}, 2 * s, kPi / 2, kPi).close();
        case Piece::Shape::streamer: {
            // A band seen turning: its width is that of its own twist.
            const float length = 6.2F * s;
            const auto edge = [&](int i, float side) -> Point {
                const float t = static_cast<float>(i) / kStreamerSegments, turn = t * 8.5F + phase;
                const float width = 0.36F * s * (0.35F + 0.65F * std::fabs(std::cos(turn)));
                return {length * (t - 0.5F), std::sin(turn) * 0.8F * s + side * width};
            };
            path.move(edge(0, -1));
            for (int i = 1; i <= kStreamerSegments; ++i) path.line(edge(i, -1));
            for (int i = kStreamerSegments; i >= 0; --i) path.line(edge(i, 1));
            return path.close();
        }
    }
    return path;
}

constexpr int kTries = 16;
constexpr float kLook = 1.0F / 30;  // s: how often a way is looked at
constexpr float kBelow = 3;         // u below the screen: out of sight

float seconds(Milliseconds time) {
    return static_cast<float>(time.count()) / 1000;
}

float foot_of(PixelSize size) {
    return static_cast<float>(size.h) / size.unit() + kBelow;
}

// Whether it comes into one of the rectangles before it has fallen off the screen.
bool meets(const Piece& piece, const ShowerSpec& spec) {
    const float reach = reach_of(piece), end = seconds(gone_at(piece, spec.size) - piece.launch);
    for (float t = 0; t <= end; t += kLook) {
        const Point at = way_of(piece, t);
        const bool in = std::any_of(spec.avoided.begin(), spec.avoided.end(), [&](const Rect& r) {
            return at.x > r.x - reach && at.x < r.right() + reach && at.y > r.y - reach && at.y < r.bottom() + reach;
        });
        if (in) return true;
    }
    return false;
}

// How much is seen of a piece that flies behind words: nothing where it is behind them, all of it a little way off.
float paled(const Piece& piece, Point at, const ShowerSpec& spec) {
    float seen = 1;
    for (const Rect& r : spec.avoided) {
        const float in = std::min({at.x - r.x, r.right() - at.x, at.y - r.y, r.bottom() - at.y}) + piece.size / 2;
        seen = std::min(seen, 1 - std::clamp(in / kPales, 0.0F, 1.0F));
    }
    return seen;
}

// Only so many are on their way at once: who comes while there are enough is left out.
void keep_to(std::vector<Piece>& pieces, const ShowerSpec& spec) {
    if (spec.most == 0) return;
    std::ranges::stable_sort(pieces, {}, &Piece::launch);
    std::priority_queue<Milliseconds, std::vector<Milliseconds>, std::greater<>> ends;
    std::erase_if(pieces, [&](const Piece& piece) {
        while (!ends.empty() && ends.top() <= piece.launch) ends.pop();
        if (ends.size() >= spec.most) return true;
        ends.push(gone_at(piece, spec.size));
        return false;
    });
}

}  // namespace

std::vector<Piece> shower(const ShowerSpec& spec) {
    std::vector<Piece> pieces;
    if (spec.colors.empty() || spec.size.unit() <= 0) return pieces;
    Chance chance(spec.seed);
    const float width = static_cast<float>(spec.size.w) / spec.size.unit();
    const float height = static_cast<float>(spec.size.h) / spec.size.unit();
    for (const Burst& burst : spec.bursts) {
        for (int i = 0; i < burst.pieces; ++i) {
            Piece piece;
            piece.shape = shape_of(chance.next());
            piece.color = spec.colors[static_cast<std::size_t>(chance.next() * static_cast<float>(spec.colors.size()))];
            piece.near = chance.next() < 0.08F;
            piece.size = piece.near ? chance.between(3, 4.6F) : far_size(chance);
            if (piece.near && piece.shape == Piece::Shape::streamer) piece.size *= kSlim;
            piece.launch = burst.at + burst.lasts * i / std::max(1, burst.pieces);
            piece.sway = chance.between(1.2F, 2.5F);
            piece.sway_hz = chance.between(0.6F, 1.1F);
            piece.phase = chance.between(0, 2 * kPi);
            piece.angle = chance.between(0, 2 * kPi);
            piece.spin = chance.sign() * chance.between(90, 360) * kPi / 180;
            piece.flip = chance.between(1.2F, 2.4F) * 2 * kPi;
            launch(piece, burst, width, height, chance);
            for (int tries = 0; piece.near && !spec.avoided.empty() && meets(piece, spec); ++tries) {
                if (tries == kTries) {  // there is no room for it in front: it flies behind
                    piece.near = false;
                    piece.size = far_size(chance);
                }
                launch(piece, burst, width, height, chance);
            }
            pieces.push_back(piece);
        }
    }
    keep_to(pieces, spec);
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.size < b.size; });
    return pieces;
}

// v(t) falls from `speed` to the terminal (0, kFall) as e^-kt; the way is its integral.
Point way_of(const Piece& piece, float seconds) {
    const float gone = (1 - std::exp(-kDrag * seconds)) / kDrag;
    const float falling = std::clamp((seconds - apex_of(piece)) / 0.6F, 0.0F, 1.0F);
    const float sway = piece.sway * falling * std::sin(2 * kPi * piece.sway_hz * seconds + piece.phase);
    return {piece.from.x + piece.speed.x * gone + sway,
            piece.from.y + kFall * seconds + (piece.speed.y - kFall) * gone};
}

float reach_of(const Piece& piece) {
    return piece.size * (piece.shape == Piece::Shape::streamer ? 3.2F : 1.45F);
}

Milliseconds gone_at(const Piece& piece, PixelSize size) {
    const float foot = foot_of(size);
    // Once past its highest point it only ever falls.
    float low = apex_of(piece), high = low + 60;
    while (high - low > 0.001F) {
        const float middle = (low + high) / 2;
        (way_of(piece, middle).y < foot ? low : high) = middle;
    }
    return piece.launch + Milliseconds(static_cast<int>(std::ceil(high * 1000)));
}

Drawing pieces_at(const std::vector<Piece>& pieces, const ShowerSpec& spec, Milliseconds since, Depth depth,
                  float strength) {
    Drawing drawing{{0, 0, spec.size.w, spec.size.h}, {}, false, true};
    const float unit = spec.size.unit();
    const auto width = static_cast<float>(spec.size.w), height = static_cast<float>(spec.size.h);
    for (const Piece& piece : pieces) {
        if (since < piece.launch || piece.near != (depth == Depth::before_words)) continue;
        const float t = static_cast<float>((since - piece.launch).count()) / 1000;
        const Point at = way_of(piece, t);
        const float x = at.x * unit, y = at.y * unit, reach = reach_of(piece) * unit;
        if (x < -reach || x > width + reach || y < -reach || y > height + reach) continue;
        // After the highest point everything turns more slowly.
        const float apex = apex_of(piece), turned = std::min(t, apex) + 0.6F * std::max(0.0F, t - apex);
        const float angle = piece.angle + piece.spin * turned, flip = piece.phase + piece.flip * turned;
        const float c = std::cos(angle), s = std::sin(angle), across = std::cos(flip);
        const float light =
            std::fabs(-s * std::sin(flip) * kLamp[0] + c * std::sin(flip) * kLamp[1] + across * kLamp[2]);
        Color color = light > 0.55F ? mixed(piece.color, {255, 255, 255}, (light - 0.55F) * 0.34F)
                                    : mixed(piece.color, spec.ground, (0.55F - light) * 0.62F);
        if (piece.size < kFar) color = mixed(color, spec.ground, spec.haze);
        const float seen = strength * (piece.near ? 1 : paled(piece, at, spec));
        if (seen < 0.02F) continue;
        if (seen < 1) color = with_alpha(color, seen);
        // A streamer turns within itself.
        const float thin = piece.shape == Piece::Shape::streamer ? 1 : across;
        Path path = outline_of(piece.shape, piece.size * unit, flip);
        for (Point& p : path.points) {
            const float down = p.y * thin;
            p = {x + c * p.x - s * down, y + s * p.x + c * down};
        }
        drawing.commands.emplace_back(Fill{std::move(path), color, {}});
    }
    return drawing;
}

int flying(const std::vector<Piece>& pieces, PixelSize size, Milliseconds since) {
    const float foot = foot_of(size);
    return static_cast<int>(std::count_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
        if (since < piece.launch) return false;
        const float t = static_cast<float>((since - piece.launch).count()) / 1000;
        return t <= apex_of(piece) || way_of(piece, t).y < foot;
    }));
}

}  // namespace accolade::motion
