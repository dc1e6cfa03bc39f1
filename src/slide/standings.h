// Standings: which entries of a leaderboard are shown, and with what rank. Nobody is shown in the last place: of more
// than five entries at most as many as a screen takes, and never the final ones, nor who shares their rank. Pure; any
// thread.
#pragma once

#include <span>
#include <vector>

#include "model/item.h"

namespace accolade::slide {

// How many are shown, from the first. `most`: what the screen takes, beyond five entries.
std::size_t shown_of(std::span<const model::Entry> entries, std::size_t most);

// How far a bar reaches, 0..1 of the longest. Bars begin at zero, so that twice as much is twice as long.
float share_of(std::span<const model::Entry> entries, std::size_t which);

}  // namespace accolade::slide
