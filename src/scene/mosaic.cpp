#include "scene/mosaic.h"

#include <array>
#include <cmath>
#include <numbers>

namespace accolade::scene {
namespace {

class Xorshift {
  public:
    explicit Xorshift(std::uint32_t seed) : state_(seed == 0 ? 1 : seed) {}
    double next() {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 17U;
        state_ ^= state_ << 5U;
        return state_ / 4294967296.0;
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() * static_cast<double>(n)); }
    void skip(int n) {
        for (int i = 0; i < n; ++i) next();
    }

  private:
    std::uint32_t state_;
};

enum class Tile { solid, quarter, half, disc, leaf, triangle, arc, dot };

constexpr std::array kTiles{Tile::quarter, Tile::quarter, Tile::quarter,  Tile::half,  Tile::leaf,
                            Tile::disc,    Tile::arc,     Tile::triangle, Tile::solid, Tile::dot};
constexpr std::array kToneTiles{Tile::quarter, Tile::quarter,  Tile::half, Tile::leaf,   Tile::disc,
                                Tile::arc,     Tile::triangle, Tile::dot,  Tile::quarter};

constexpr float kPi = std::numbers::pi_v<float>;

// On the unit square, before it is turned.
Path unit_tile(Tile tile) {
    Path p;
    switch (tile) {
        case Tile::solid:
            return rectangle({0, 0, 1, 1});
        case Tile::quarter:
            return p.move({0, 0}).line({1, 0}).arc({0, 0}, 1, 0, kPi / 2).close();
        case Tile::half:
            return p.move({0, 0}).line({1, 0}).line({1, 0.5F}).arc({0.5F, 0.5F}, 0.5F, 0, kPi).close();
        case Tile::disc:
            return disc({0.5F, 0.5F}, 0.5F);
        case Tile::leaf:
            return p.arc({0, 1}, 1, -kPi / 2, 0).arc({1, 0}, 1, kPi / 2, kPi).close();
        case Tile::triangle:
            return p.move({0, 0}).line({1, 0}).line({0, 1}).close();
        case Tile::arc:
            return p.arc({1, 1}, 1, kPi, kPi * 1.5F).line({1, 0.46F}).arc({1, 1}, 0.54F, kPi * 1.5F, kPi).close();
        case Tile::dot:
            return disc({0.5F, 0.5F}, 0.26F);
    }
    return p;
}

// Onto the tile at (x, y) px, turned by quarters.
Path placed(Path path, std::size_t turns, float x, float y, float size) {
    for (Point& p : path.points) {
        for (std::size_t i = 0; i < turns; ++i) p = {1 - p.y, p.x};
        p = {x + p.x * size, y + p.y * size};
    }
    return path;
}

double accent_share(const std::vector<Fill>& fills, Color accent, double area) {
    double share = 0;
    for (const Fill& fill : fills) {
        const Rect b = bounds(fill.path);
        const double sign = std::get<Color>(fill.paint) == accent ? 1 : 0;
        share += sign * static_cast<double>(b.w) * static_cast<double>(b.h) * 0.6;
    }
    return share / area;
}

}  // namespace

std::vector<Fill> mosaic(const MosaicSpec& spec) {
    std::vector<Fill> fills;
    if (spec.colors.size() < 2 || spec.tile <= 0) return fills;
    Xorshift random(spec.seed * 7919U + 13U);
    random.skip(12);
    const int columns = (spec.area.w + spec.tile - 1) / spec.tile, rows = (spec.area.h + spec.tile - 1) / spec.tile;
    const auto size = static_cast<float>(spec.tile);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const float x = static_cast<float>(spec.area.x) + static_cast<float>(column) * size;
            const float y = static_cast<float>(spec.area.y) + static_cast<float>(row) * size;
            const Color ground = spec.colors[random.below(spec.colors.size())];
            Color figure = ground;
            // Two names of one colour would never differ: some tries, then the tile stays plain.
            for (int tries = 0; figure == ground && tries < 50; ++tries)
                figure = spec.colors[random.below(spec.colors.size())];
            const Tile tile = kTiles[random.below(kTiles.size())];
            const std::size_t turns = random.below(4);
            fills.push_back({rectangle({x, y, size, size}), ground});
            fills.push_back({placed(unit_tile(tile), turns, x, y, size), figure});
            if (tile == Tile::quarter && random.next() < 0.35) {
                Path small;
                small.move({0, 0}).line({0.5F, 0}).arc({0, 0}, 0.5F, 0, kPi / 2).close();
                fills.push_back({placed(small, turns, x, y, size), spec.colors[random.below(spec.colors.size())]});
            }
        }
    }
    return fills;
}

std::vector<Fill> tone_mosaic(const ToneSpec& spec) {
    std::vector<Fill> fills;
    if (spec.soft.size() < 2 || spec.vivid.size() < 2 || spec.tile <= 0) return fills;
    Xorshift random(spec.seed);
    random.skip(9);
    const int columns = (spec.area.w + spec.tile - 1) / spec.tile, rows = (spec.area.h + spec.tile - 1) / spec.tile;
    const auto size = static_cast<float>(spec.tile);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const float x = static_cast<float>(spec.area.x) + static_cast<float>(column) * size;
            const float y = static_cast<float>(spec.area.y) + static_cast<float>(row) * size;
            const double dx = (columns - 0.5 - column) / (columns * 0.5125), dy = (rows - 0.2 - row) / (rows * 0.8);
            const bool drawn_vivid = random.next() < std::max(0.0, 1.12 - std::hypot(dx, dy));
            const auto touches = [&](const Rect& r) {
                return x < r.right() && r.x < x + size && y < r.bottom() && r.y < y + size;
            };
            const bool calm = std::any_of(spec.calm.begin(), spec.calm.end(), touches);
            const bool vivid = drawn_vivid && !calm;
            if (calm) {
                fills.push_back({rectangle({x, y, size, size}), spec.soft.front()});
                random.skip(4);
                continue;
            }
            const auto& colors = vivid ? spec.vivid : spec.soft;
            const Color ground = colors[random.below(colors.size())];
            Color figure = ground;
            // Two names of one colour would never differ: a few tries, then the tile stays plain.
            for (int tries = 0; figure == ground && tries < 20; ++tries) figure = colors[random.below(colors.size())];
            const Tile tile = kToneTiles[random.below(kToneTiles.size())];
            const std::size_t turns = random.below(4);
            fills.push_back({rectangle({x, y, size, size}), ground});
            fills.push_back({placed(unit_tile(tile), turns, x, y, size), figure});
        }
    }
    return fills;
}

std::uint32_t hash_of(std::string_view words) {
    std::uint32_t hash = 2166136261U;
    for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

std::uint32_t seed_for(std::string_view id, const MosaicSpec& spec) {
    const std::uint32_t first = hash_of(id) % 1000U;
    MosaicSpec trial = spec;
    const double area = static_cast<double>(spec.area.w) * spec.area.h;
    for (std::uint32_t i = 0; i < 24 && !spec.colors.empty(); ++i) {
        trial.seed = first + i;
        const double share = accent_share(mosaic(trial), spec.colors.front(), area);
        if (share >= 0.12 && share <= 0.30) return trial.seed;
    }
    return first;
}

}  // namespace accolade::scene
