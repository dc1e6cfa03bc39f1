// The reader of one item: JSON Feed's own members and those of `_accolade` (docs/feed.md), each checked. Pure
// functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/json.h"
#include "feed/report.h"
#include "model/item.h"

namespace accolade::feed {

class Members;

// The id an item goes by, also on the live stream: a text, or a number by its digits. Empty if there is none.
std::string item_id(const json::Value& item);

// Nothing if the item cannot be shown, or a limit of it is not understood, with a complaint; or where somebody in it
// did not consent, without one. `number` as in Report::about_item; `language` is the feed's.
std::optional<model::Item> read_item(const json::Value& value, std::size_t number, const std::string& language,
                                     Report& report);

// A language as BCP 47 writes it ("en_us" becomes "en-us"); empty with a complaint where it is none.
std::string language_of(Members& members);

}  // namespace accolade::feed
