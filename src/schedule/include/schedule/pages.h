// Pages: which items are on one slide together: those of a kind that shares slides (model/kind.h), that have in common
// what its row asks for, and that come equally often. So an item keeps its own weight; and it keeps its own hours,
// because one whose time begins or ends within the day shares only with those whose time does so too.
//
// The newest come first; the feed's order decides nothing. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "model/news.h"
#include "schedule/rules.h"

namespace accolade::schedule {

using Page = std::vector<std::size_t>;  // items in the news; never empty

struct Candidate {
    std::size_t item = 0;  // in the news
    Window window{};       // when it may be shown; all of time, where its window is longer than the day
};

// Every candidate is on one page. Pages come in the order of their first candidates.
std::vector<Page> pages_of(const model::Items& items, const std::vector<Candidate>& candidates);
// As if all may be shown at any time.
std::vector<Page> pages_of(const model::Items& items);

}  // namespace accolade::schedule
