// Cards: where the cards of thank-yous lie that share a slide. Pure; any thread; px.
#pragma once

#include <cstddef>
#include <vector>

#include "gfx/geometry.h"

namespace accolade::slide {

// One to four of them, all of one height. In a wide area two stand one above the other, of three the first has a row of
// its own, four are two by two; in an upright one each has a row.
std::vector<Rect> card_areas(Rect area, std::size_t count, float gap);

}  // namespace accolade::slide
