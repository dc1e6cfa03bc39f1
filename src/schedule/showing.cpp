#include "showing.h"

#include <algorithm>
#include <utility>

namespace accolade::schedule {
namespace {

// When one of its items may no longer be shown, or the screen closes.
WallTime closes(const Showing& showing, const model::News& news, const Rules& rules, WallTime now) {
    if (showing.rehearsal()) return WallTime::max();
    const Calendar calendar(rules.zone, now);
    const auto until = [](const Window& window) { return window.open ? window.until : WallTime::min(); };
    auto closes = until(opening(rules, calendar));
    for (const auto i : showing.items) closes = std::min(closes, until(window_of(news.items[i], rules, calendar)));
    return closes;
}

// `at`, or earlier, where it closes before that.
SteadyTime within(SteadyTime at, WallTime closes, const Now& now) {
    if (closes <= now.wall) return std::min(at, now.steady);
    return closes - now.wall < at - now.steady ? now.steady + (closes - now.wall) : at;
}

}  // namespace

Page find(const Showing& showing, const model::News& news) {
    Page there;
    for (const auto i : showing.items) {
        const auto& id = showing.news->items[i].id;
        if (i < news.items.size() && news.items[i].id == id) {
            there.push_back(i);
            continue;
        }
        const auto found = std::ranges::find(news.items, id, &model::Item::id);
        if (found != news.items.end())
            there.push_back(static_cast<std::size_t>(std::distance(news.items.begin(), found)));
    }
    return there;
}

Page staying(const Showing& showing, const model::News& news, const Rules& rules, WallTime now) {
    if (showing.rehearsal()) {
        auto there = find(showing, news);
        std::erase_if(there, [&](std::size_t i) { return !permitted(news.items[i], rules); });
        return there;
    }
    if (!opening(rules, Calendar(rules.zone, now)).open) return {};
    auto there = find(showing, news);
    std::erase_if(there, [&](std::size_t i) { return !may_show(news.items[i], rules, now); });
    return there;
}

void go_on_with(Showing& showing, const News& news, Page items) {
    showing.news = news;
    showing.index = items.empty() ? std::nullopt : std::optional(items.front());
    showing.items = std::move(items);
}

void close_in_time(Showing& showing, const model::News& news, const Rules& rules, const Now& now) {
    showing.closes = closes(showing, news, rules, now.wall);
    showing.ends = within(showing.ends, showing.closes, now);
}

}  // namespace accolade::schedule
