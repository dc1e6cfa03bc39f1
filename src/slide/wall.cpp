#include "wall.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace accolade::slide {
namespace {

constexpr int kMostColumns = 6;
constexpr float kAccent = 0.3F;  // of a tile

constexpr std::array kMasks{TileMask::leaf_falling, TileMask::square,       TileMask::disc,
                            TileMask::arch,         TileMask::disc,         TileMask::leaf_rising,
                            TileMask::square,       TileMask::leaf_falling, TileMask::arch};
constexpr std::array<std::size_t, 9> kGrounds{0, 1, 2, 3, 0, 4, 1, 2, 0};

bool same_kind(TileMask a, TileMask b) {
    const auto leaf = [](TileMask m) { return m == TileMask::leaf_falling || m == TileMask::leaf_rising; };
    return a == b || (leaf(a) && leaf(b));
}

// The `i`th of a cycle, or the next that is unlike the tiles at the left and above.
template <class Cycle, class Unlike>
auto pick(const Cycle& cycle, std::size_t i, const Unlike& unlike) {
    for (std::size_t tries = 0; tries < cycle.size(); ++tries) {
        const auto choice = cycle[(i + tries) % cycle.size()];
        if (unlike(choice)) return choice;
    }
    return cycle[i % cycle.size()];
}

}  // namespace

WallGrid wall_grid(PixelSize area, int people) {
    WallGrid grid;
    for (int columns = 1; columns <= kMostColumns; ++columns) {
        const int tile = (area.w + columns - 1) / columns;
        // The last row may be a few pixels short: what a screen of another shape takes.
        const int rows = tile > 0 ? (area.h + tile / 12) / tile : 0;
        grid = {columns, rows, tile};
        if (columns * rows >= people) break;
    }
    return grid;
}

std::vector<WallTile> wall(PixelRect area, int people, std::size_t colors) {
    const WallGrid grid = wall_grid({area.w, area.h}, people);
    std::vector<WallTile> tiles;
    if (grid.tile <= 0 || colors == 0) return tiles;
    const auto columns = static_cast<std::size_t>(grid.columns);
    const int rows = (area.h + grid.tile - 1) / grid.tile;
    int squares = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const std::size_t i = tiles.size();
            const WallTile* left = column > 0 ? &tiles[i - 1] : nullptr;
            const WallTile* above = row > 0 ? &tiles[i - columns] : nullptr;
            WallTile tile;
            tile.area = {area.x + column * grid.tile, area.y + row * grid.tile, grid.tile, grid.tile};
            tile.whole = row < grid.rows;
            tile.mask = pick(kMasks, i, [&](TileMask mask) {
                return (!left || !same_kind(left->mask, mask)) && (!above || !same_kind(above->mask, mask));
            });
            tile.ground = pick(kGrounds, i,
                               [&](std::size_t ground) {
                                   return (!left || left->ground != ground) && (!above || above->ground != ground);
                               }) %
                          colors;
            if (tile.mask == TileMask::square)
                tile.accent = squares++ % 2 == 0 ? WallTile::Accent::left : WallTile::Accent::right;
            tiles.push_back(tile);
        }
    }
    return tiles;
}

Path mask_path(TileMask mask, Rect tile) {
    const float half = tile.w / 2;
    switch (mask) {
        case TileMask::square:
            return rectangle(tile);
        case TileMask::disc:
            return disc(tile.center(), half);
        case TileMask::arch:
            return rounded(tile, {half, half, 0, 0});
        case TileMask::leaf_falling:
            return rounded(tile, {half, 0, half, 0});
        case TileMask::leaf_rising:
            return rounded(tile, {0, half, 0, half});
    }
    return rectangle(tile);
}

Path accent_path(WallTile::Accent accent, Rect tile) {
    const float size = tile.w * kAccent;
    const float y = tile.bottom() - size;
    if (accent == WallTile::Accent::left) return rounded({tile.x, y, size, size}, {0, size, 0, 0});
    return rounded({tile.right() - size, y, size, size}, {size, 0, 0, 0});
}

}  // namespace accolade::slide
