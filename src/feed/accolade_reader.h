// The reader of an item's `_accolade`: what JSON Feed has no word for. Pure function; any thread.
#pragma once

#include <span>
#include <string_view>

#include "base/json.h"
#include "feed/report.h"
#include "model/item.h"

namespace accolade::feed {

// Fills `item`. False if the item must not be shown: somebody in it did not consent, or a limit is not understood.
bool read_accolade(const json::Value& extension, Report& report, model::Item& item);

// Every member that may stand in it.
std::span<const std::string_view> accolade_members();

}  // namespace accolade::feed
