// Quotation: what somebody said, without the marks that the feed wrapped round it; a theme sets its own. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/item.h"

namespace accolade::wording {

// The words of a quote: its body, or else its title or summary.
std::string quotation(const model::Item& item);

std::string_view unwrapped(std::string_view text);

}  // namespace accolade::wording
