// Thresholds: what there is to celebrate in an item: the numbers that its counter reaches. Inside this room only; pure;
// any thread.
#pragma once

#include <optional>

#include "model/item.h"

namespace accolade::schedule {

// The highest number to celebrate that lies above the one value and not above the other.
std::optional<double> crossed(const model::Counter& counter, double above, double upto);

// Of what is celebrated for another reason: the highest that it has reached.
std::optional<double> reached(const model::Item& item);

// What an item would be celebrated for, if it were now.
std::optional<double> number_of(const model::Item& item);

// Whether it says that it is to be celebrated, now or at a number.
bool has_one(const model::Item& item);

}  // namespace accolade::schedule
