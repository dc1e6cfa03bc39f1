// What a feed no longer says must not stay on the disk either: whether one reading takes back what another said, and a
// document without the items that are not shown. Pure functions; any thread; time linear in the items or the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "contents.h"

namespace accolade::feed {

// Whether an item of `before` has left, or no longer says a word, a name or a picture that it said. Numbers do not
// count: they change all the time, and name nobody.
bool takes_back(const Contents& before, const Contents& after);

// An item that is older than it was before: that of another version of the feed, out of a cache perhaps.
struct WentBack {
    std::string item;
    WallTime before, after;
};
std::optional<WentBack> went_back(const Contents& before, const Contents& after);

// A feed document with these elements of its list "items" alone, in rising order; the bytes as they are where that is
// all of them. Empty where the list is not found, as in UTF-16. REQUIRES a document that could be read.
std::string with_only(std::string_view bytes, const std::vector<std::size_t>& elements);

// The ids of items whose time is over, and the time for which these are all of them.
struct Over {
    std::set<std::string> items;
    WallTime from = WallTime::min(), until = WallTime::max();

    bool holds(WallTime now) const { return from <= now && now < until; }
};
Over over_at(const model::Items& items, WallTime now);

// The documents as they may be kept: without items whose people did not consent, whose rules are not understood, or
// whose time is over.
std::vector<Document> as_kept(const Contents& contents, const std::set<std::string>& over);

}  // namespace accolade::feed
