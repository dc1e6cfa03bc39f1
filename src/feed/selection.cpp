#include "selection.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace accolade::feed {

bool is_over(const model::Item& item, WallTime now) {
    return item.show_until && *item.show_until <= now;
}

Selected selected(const model::Items& items, const SourceSettings& settings, WallTime now) {
    if (settings.limit == 0 && settings.newer_than == std::chrono::days(0)) return {items};
    Selected result;
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& published = items[i].published;
        const bool old =
            settings.newer_than > std::chrono::days(0) && published && *published + settings.newer_than <= now;
        if (old) {
            result.left_out.emplace_back(i, Because::too_old);
        } else {
            taken.push_back(i);
        }
    }
    if (settings.limit > 0 && taken.size() > settings.limit) {
        const auto date = [&items](std::size_t i) { return items[i].published.value_or(WallTime::min()); };
        std::ranges::stable_sort(taken, [&date](auto a, auto b) { return date(a) > date(b); });
        for (auto i = settings.limit; i < taken.size(); ++i) result.left_out.emplace_back(taken[i], Because::too_many);
        taken.resize(settings.limit);
        std::ranges::sort(taken);
    }
    for (const auto i : taken) {
        result.items.share(items, i);
        const auto& published = items[i].published;
        if (settings.newer_than == std::chrono::days(0) || !published) continue;
        const WallTime end = *published + settings.newer_than;
        result.until = std::min(result.until.value_or(end), end);
    }
    return result;
}

}  // namespace accolade::feed
