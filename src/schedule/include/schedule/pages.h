// Pages: which items are on one slide together: those of a kind that shares slides (model/kind.h), that have in common
// what its row asks for, and that come equally often. So an item keeps its own weight; and it keeps its own hours,
// because one whose time ends within the day shares only with those whose time ends when its own does.
//
// The newest come first; the feed's order decides nothing. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "base/time.h"
#include "model/news.h"

namespace accolade::schedule {

using Page = std::vector<std::size_t>;  // items in the news; never empty

struct Candidate {
    std::size_t item = 0;              // in the news
    WallTime until = WallTime::max();  // where its time ends within the day
};

// Every candidate is on one page. Pages come in the order of their first candidates.
std::vector<Page> pages_of(const model::Items& items, const std::vector<Candidate>& candidates);
// As if all may be shown at any time.
std::vector<Page> pages_of(const model::Items& items);

}  // namespace accolade::schedule
