#include "standings.h"

#include <algorithm>

namespace accolade::slide {
namespace {

constexpr std::size_t kFew = 5;  // as many are all shown

}  // namespace

std::size_t shown_of(std::span<const model::Entry> entries, std::size_t most) {
    if (entries.size() <= kFew) return entries.size();
    const double last = entries.back().value.value;
    std::size_t shown = std::min(most, entries.size() - 1);
    // Who has as much as the last is last too; where all have as much, nobody is.
    while (shown > 0 && entries[shown - 1].value.value == last) --shown;
    return shown > 0 ? shown : std::min(most, kFew);
}

float share_of(std::span<const model::Entry> entries, std::size_t which) {
    double most = 0;
    for (const auto& entry : entries) most = std::max(most, entry.value.value);
    if (most <= 0) return 0;
    return static_cast<float>(std::clamp(entries[which].value.value / most, 0.0, 1.0));
}

}  // namespace accolade::slide
