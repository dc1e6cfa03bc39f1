#include "wall.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace accolade;
using slide::TileMask;

namespace {

constexpr PixelRect kSquare{840, 0, 1080, 1080}, kUpright{0, 0, 1080, 810};

bool leaf(TileMask mask) {
    return mask == TileMask::leaf_falling || mask == TileMask::leaf_rising;
}

}  // namespace

TEST_CASE("nine people fill three rows of three") {
    const auto grid = slide::wall_grid({1080, 1080}, 9);
    CHECK(grid.columns == 3);
    CHECK(grid.rows == 3);
    CHECK(grid.tile == 360);
}

TEST_CASE("everyone has a whole tile, in a wall of any form") {
    for (const PixelRect wall : {kSquare, kUpright, PixelRect{0, 0, 500, 1080}}) {
        for (int people = 1; people <= 12; ++people) {
            const auto tiles = slide::wall(wall, people, 5);
            CHECK(std::count_if(tiles.begin(), tiles.end(), [](const auto& t) { return t.whole; }) >= people);
            for (const auto& tile : tiles) {
                CHECK(tile.area.right() <= wall.right() + 6);
                if (tile.whole) CHECK(tile.area.bottom() <= wall.bottom() + tile.area.h / 12);
            }
        }
    }
}

TEST_CASE("the tiles leave nothing of the wall empty") {
    for (int people = 1; people <= 12; ++people) {
        const auto tiles = slide::wall(kUpright, people, 5);
        PixelRect all;
        for (const auto& tile : tiles) all = united(all, tile.area);
        CHECK(all.w >= kUpright.w);
        CHECK(all.h >= kUpright.h);
    }
}

TEST_CASE("no two neighbours are alike, in shape or in colour") {
    for (int people = 2; people <= 16; ++people) {
        const auto tiles = slide::wall(kSquare, people, 5);
        const auto columns = static_cast<std::size_t>(slide::wall_grid({kSquare.w, kSquare.h}, people).columns);
        for (std::size_t i = 0; i < tiles.size(); ++i) {
            const auto differ = [&](const slide::WallTile& other) {
                CHECK(tiles[i].ground != other.ground);
                CHECK((tiles[i].mask != other.mask && !(leaf(tiles[i].mask) && leaf(other.mask))));
            };
            if (i % columns > 0) differ(tiles[i - 1]);
            if (i >= columns) differ(tiles[i - columns]);
        }
    }
}
