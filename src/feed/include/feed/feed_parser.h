// The feed parser: bytes become items, as docs/feed.md says. A document that cannot be used at all is an Error (the
// news of before stays); one bad item, or one bad member of an item, is a Complaint and the rest is used.
// Pure functions; any thread; time and memory linear in the bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/complaint.h"
#include "base/result.h"
#include "feed/report.h"
#include "model/items.h"
#include "model/news.h"

namespace accolade::feed {

struct Parsed {
    model::Items items;  // in feed order; ids are unique
    // Of each of them: its place in the document's list "items", from 0; nothing where the reader does not say.
    std::optional<std::vector<std::size_t>> elements;
    std::vector<std::string> places;  // of each of them: "news.json, item 7 ("storm-crew"), line 41"
    model::Brand brand;
    std::string live;          // address of the event stream; may be empty
    bool local_times = false;  // times without a zone are the screen's own
    std::string title;         // of the feed
    std::string language;      // of items that name none
    std::vector<model::Refusal> refusals;
    Complaints complaints;
    bool operator==(const Parsed&) const = default;
};

Result<Parsed> parse_feed(std::string_view bytes, const FeedContext& context);

}  // namespace accolade::feed
