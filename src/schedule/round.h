// Round: how the places of a round are spread among the items. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"

namespace accolade::schedule {

// A page that takes part: an item, or several that share a slide.
struct Entrant {
    std::size_t page = 0;    // handed through
    int group = 0;           // its kind
    std::uint64_t hash = 0;  // of its first item's id
    double share = 1;        // weight times the share of its kind; above 0
    Milliseconds stays{};    // how long one showing takes
    Milliseconds lasts{};    // how long it may be shown, of the time around now
    int copies = 1;
};

std::uint64_t hash_of(const std::string& id);  // FNV-1a, then mixed: the same on every machine

// Whole places for each, in proportion to the shares within 1 % where less than 20 for the smallest do it.
void deal_copies(std::vector<Entrant>& entrants);

// More places for those whose time is short; and none with more than half of all.
void add_copies_for_short_windows(std::vector<Entrant>& entrants);

// The places in order: indices of entrants, groups alternating where they can, each one's places spread evenly, seen as
// a ring.
std::vector<std::size_t> places_of_round(const std::vector<Entrant>& entrants);

// By how much a round of this length is stretched so that successive days see different parts of it: 1 to 1.04.
double stretch_for(Milliseconds length, Milliseconds time_a_day);

}  // namespace accolade::schedule
