#include "schedule/emergencies.h"

#include <algorithm>
#include <utility>

#include "schedule/reading_time.h"

namespace accolade::schedule {

namespace {

bool is_emergency(const model::Item& item) {
    return item.kind == model::Kind::notice && item.severity == model::Severity::emergency;
}

}  // namespace

Emergencies::Emergencies(std::shared_ptr<const model::News> news, const Rules& rules, WallTime now)
    : news_(std::move(news)), rules_(rules) {
    std::optional<Calendar> calendar;  // asks the zone, so only where there is an emergency
    for (std::size_t i = 0; i < news_->items.size(); ++i) {
        const auto& item = news_->items[i];
        if (!is_emergency(item)) continue;
        if (!calendar) calendar.emplace(rules.zone, now);
        const auto window = window_of(item, rules, *calendar);
        from_ = std::max(from_, window.from);
        until_ = std::min(until_, window.until);
        if (window.open) items_.push_back(i);
    }
}

bool Emergencies::made_from(const std::shared_ptr<const model::News>& news, const Rules& rules) const {
    return news == news_ && rules == rules_;
}

std::optional<std::size_t> Emergencies::find(const std::string& id) const {
    const auto found = std::ranges::find_if(items_, [&](std::size_t index) { return item(index).id == id; });
    if (found == items_.end()) return std::nullopt;
    return *found;
}

std::optional<Interrupt> interrupt(const Emergencies* before, const Emergencies& now, const std::string* on,
                                   bool over) {
    const auto& items = now.items();
    if (items.empty()) return std::nullopt;
    const auto begins = [&](std::size_t index) { return Interrupt{index, true, reading_time(now.item(index))}; };
    if (before != nullptr) {
        const auto fresh =
            std::ranges::find_if(items, [&](std::size_t index) { return !before->find(now.item(index).id); });
        if (fresh != items.end() && (on == nullptr || now.item(*fresh).id != *on)) return begins(*fresh);
    }
    const auto current = on != nullptr ? now.find(*on) : std::nullopt;
    if (!current) return begins(items.front());
    if (!over || items.size() == 1) return Interrupt{*current, false, {}};
    const auto after = std::ranges::upper_bound(items, *current);
    return begins(after == items.end() ? items.front() : *after);
}

}  // namespace accolade::schedule
