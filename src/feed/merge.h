// Merging: the contents of every source become one list of items, one brand, and the pictures that both want. Of items
// with the same id the first source's is shown. Pure functions; any thread; time linear in the items.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/complaint.h"
#include "base/time.h"
#include "feed/left_out.h"
#include "model/items.h"
#include "model/news.h"
#include "picture_fetcher.h"
#include "source_state.h"

namespace accolade::feed {

struct Merged {
    model::Items items;
    model::Brand brand;
    std::string language;            // the first that a source names
    std::vector<model::Call> calls;  // of items that are there, in the order in which they came
    // Of what is not over, in the order in which they are worth having; one may be in it twice.
    std::vector<WantedPicture> pictures;
    Complaints doubles;                    // ids that more than one source has
    std::optional<WallTime> until;         // when one of the items is over, or too old for its source's settings
    std::vector<model::Refusal> refusals;  // of every source, sorted
};
// Without the pictures, where they are known to be those of before.
enum class Pictures { wanted, as_before };
Merged merged(const std::vector<SourceState>& sources, WallTime now, Pictures pictures = Pictures::wanted);

// The items of these sources that their settings leave out.
std::vector<LeftOut> left_out(const std::vector<SourceState>& sources, WallTime now);

// Every picture an item may show, in the order in which it is worth having.
std::vector<std::string> picture_addresses(const model::Item& item);

// Those of the brand, and of every item whose time is not over.
std::vector<std::string> picture_addresses(const model::Brand& brand, const model::Items& items, WallTime now);

}  // namespace accolade::feed
