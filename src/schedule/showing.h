// Showing: how one goes on with other news: which of its items are still there and may stay, and when it closes. Inside
// this room only; values and pure functions; any thread.
#pragma once

#include <memory>

#include "schedule/show.h"

namespace accolade::schedule {

using News = std::shared_ptr<const model::News>;

// Where the items of a showing stand in other news: those that are still there.
Page find(const Showing& showing, const model::News& news);

// Those that may go on with other news or other rules, their dates apart: those have set the slide's end already. What
// is rehearsed may be of another day.
Page staying(const Showing& showing, const model::News& news, const Rules& rules, WallTime now);

// The same showing, of these items of other news.
void go_on_with(Showing& showing, const News& news, Page items);

// It ends when it closes by these news, where that is earlier.
void close_in_time(Showing& showing, const model::News& news, const Rules& rules, const Now& now);

}  // namespace accolade::schedule
