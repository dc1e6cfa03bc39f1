// Bands: years of service as an arch that grows: one band for every five years round the place of the portrait, each
// from the bottom edge up, a quarter turn, and out at the side (comp 17). Pure; any thread; px.
#pragma once

#include <vector>

#include "gfx/geometry.h"
#include "gfx/path.h"

namespace accolade::slide {

enum class BandCorner { round, square };

struct BandSpec {
    Rect area;        // what all bands together may fill; they run out at its right and bottom edges
    float inner = 0;  // radius of the place in the middle
    float width = 0;  // of one band, where five or fewer stand there; more share the width of five
    int years = 0;
    BandCorner corner = BandCorner::round;
};

// How many: one for every five years, 1 to 8.
int band_count(int years);

// From the outermost, each over the one before it; the last also fills the middle.
std::vector<Path> bands(const BandSpec& spec);

}  // namespace accolade::slide
