// Wall: how the faces of a team fill an area: square tiles in as few columns as there are people for, each face in one
// of the display's shapes on one of the theme's colours, no two alike beside or below each other (comp 25).
// Pure; any thread; px.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "gfx/geometry.h"
#include "gfx/path.h"

namespace accolade::slide {

enum class TileMask { square, disc, arch, leaf_falling, leaf_rising };

struct WallTile {
    PixelRect area;  // may reach over the wall's bottom: the wall cuts it
    TileMask mask = TileMask::square;
    std::size_t ground = 0;  // which of the theme's colours
    // A square face has a quarter disc in a lower corner.
    enum class Accent { none, left, right } accent = Accent::none;
    bool whole = true;  // false: it reaches over the bottom, and is for nobody
};

struct WallGrid {
    int columns = 0, rows = 0;  // whole rows
    int tile = 0;               // px
};

// The fewest columns in which `people` have a whole tile each; at most six, whatever their number.
WallGrid wall_grid(PixelSize area, int people);

// Row by row. `colors`: how many there are to choose from, five in the order accent, pale, dark, middling, second.
std::vector<WallTile> wall(PixelRect area, int people, std::size_t colors);

Path mask_path(TileMask mask, Rect tile);
// The quarter disc of a square face.
Path accent_path(WallTile::Accent accent, Rect tile);

}  // namespace accolade::slide
