#include "thresholds.h"

#include <algorithm>
#include <limits>

namespace accolade::schedule {

std::optional<double> crossed(const model::Counter& counter, double above, double upto) {
    std::optional<double> highest;
    for (const auto number : counter.celebrate_at) {
        if (number > above && number <= upto && number > highest.value_or(above)) highest = number;
    }
    return highest;
}

std::optional<double> reached(const model::Item& item) {
    if (!item.counter) return std::nullopt;
    return crossed(*item.counter, std::numeric_limits<double>::lowest(), item.counter->value.value);
}

std::optional<double> number_of(const model::Item& item) {
    if (!item.counter) return std::nullopt;
    const auto& counter = *item.counter;
    std::optional<double> next, highest;
    for (const auto number : counter.celebrate_at) {
        if (number > counter.value.value && number < next.value_or(number + 1)) next = number;
        highest = std::max(highest.value_or(number), number);
    }
    if (next) return next;
    return highest ? highest : counter.value.value;
}

bool has_one(const model::Item& item) {
    return item.celebrate || (item.counter && !item.counter->celebrate_at.empty());
}

}  // namespace accolade::schedule
