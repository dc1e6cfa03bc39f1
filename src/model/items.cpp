#include "model/items.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace accolade::model {

void Items::share_equal(const Items& older) {
    std::unordered_map<std::string_view, const std::shared_ptr<const Item>*> known;
    known.reserve(older.items_.size());
    for (const auto& item : older.items_) known.emplace(item->id, &item);
    for (auto& item : items_) {
        const auto same = known.find(item->id);
        if (same != known.end() && **same->second == *item) item = *same->second;
    }
}

bool Items::operator==(const Items& other) const {
    return std::ranges::equal(items_, other.items_,
                              [](const auto& one, const auto& two) { return one == two || *one == *two; });
}

}  // namespace accolade::model
