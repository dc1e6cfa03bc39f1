#include "mosaic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace accolade::slide {
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

// Where a tile lies.
struct Spot {
    int column = 0, row = 0, columns = 0, rows = 0;
    float x = 0, y = 0, size = 0;

    Path square() const { return rectangle({x, y, size, size}); }
    bool touches(const Rect& r) const { return x < r.right() && r.x < x + size && y < r.bottom() && r.y < y + size; }
};

// All that an area takes, row by row; the last ones reach beyond it.
std::vector<Spot> spots(PixelRect area, int tile) {
    const int columns = (area.w + tile - 1) / tile, rows = (area.h + tile - 1) / tile;
    const auto size = static_cast<float>(tile);
    std::vector<Spot> all;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            all.push_back({column, row, columns, rows, static_cast<float>(area.x) + static_cast<float>(column) * size,
                           static_cast<float>(area.y) + static_cast<float>(row) * size, size});
        }
    }
    return all;
}

struct Lot {
    Tile tile;
    std::size_t turns;
};

// Two colours that differ, a shape and how it is turned, drawn by lot and laid on the spot.
Lot lay_tile(std::vector<Fill>& fills, const Spot& spot, const std::vector<Color>& colors, std::span<const Tile> tiles,
             Xorshift& random) {
    const Color ground = colors[random.below(colors.size())];
    Color figure = ground;
    // Two names of one colour would never differ: some tries, then the tile stays plain.
    for (int tries = 0; figure == ground && tries < 50; ++tries) figure = colors[random.below(colors.size())];
    const Tile tile = tiles[random.below(tiles.size())];
    const std::size_t turns = random.below(4);
    fills.push_back({spot.square(), ground});
    fills.push_back({placed(unit_tile(tile), turns, spot.x, spot.y, spot.size), figure});
    return {tile, turns};
}

}  // namespace

std::vector<Fill> mosaic(const MosaicSpec& spec) {
    std::vector<Fill> fills;
    if (spec.colors.size() < 2 || spec.tile <= 0) return fills;
    Xorshift random(spec.seed * 7919U + 13U);
    random.skip(12);
    for (const Spot& spot : spots(spec.area, spec.tile)) {
        const Lot lot = lay_tile(fills, spot, spec.colors, kTiles, random);
        if (lot.tile != Tile::quarter || random.next() >= 0.35) continue;
        Path small;
        small.move({0, 0}).line({0.5F, 0}).arc({0, 0}, 0.5F, 0, kPi / 2).close();
        fills.push_back(
            {placed(small, lot.turns, spot.x, spot.y, spot.size), spec.colors[random.below(spec.colors.size())]});
    }
    return fills;
}

std::vector<Fill> tone_mosaic(const ToneSpec& spec) {
    std::vector<Fill> fills;
    if (spec.soft.size() < 2 || spec.vivid.size() < 2 || spec.tile <= 0) return fills;
    Xorshift random(spec.seed);
    random.skip(9);
    for (const Spot& spot : spots(spec.area, spec.tile)) {
        const double dx = (spot.columns - 0.5 - spot.column) / (spot.columns * 0.5125);
        const double dy = (spot.rows - 0.2 - spot.row) / (spot.rows * 0.8);
        const bool vivid = random.next() < std::max(0.0, 1.12 - std::hypot(dx, dy));
        if (std::any_of(spec.calm.begin(), spec.calm.end(), [&](const Rect& r) { return spot.touches(r); })) {
            fills.push_back({spot.square(), spec.soft.front()});
            random.skip(4);
        } else {
            lay_tile(fills, spot, vivid ? spec.vivid : spec.soft, kToneTiles, random);
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

}  // namespace accolade::slide
