// Selection: of a source's items those that its settings want: so many days, so many items. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "base/time.h"
#include "feed/left_out.h"
#include "feed/source.h"
#include "model/items.h"

namespace accolade::feed {

struct Selected {
    model::Items items;                                       // in the order they had
    std::optional<WallTime> until{};                          // when the next of them is too old; nothing: never
    std::vector<std::pair<std::size_t, Because>> left_out{};  // of those that there were
};

// Whether its time is over. It is among the news all the same, and those who show them know; but nobody wants its
// pictures any more.
bool is_over(const model::Item& item, WallTime now);

// Items without a date are never too old, and give way to newer ones first.
Selected selected(const model::Items& items, const SourceSettings& settings, WallTime now);

}  // namespace accolade::feed
