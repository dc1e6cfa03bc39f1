#include "schedule/rotation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <utility>

#include "round.h"
#include "schedule/reading_time.h"

namespace accolade::schedule {

namespace {

// A span that no day cuts short needs no care, however long it is.
constexpr Milliseconds kLong = std::chrono::hours(24 * 365);

Milliseconds length_of(const Window& a, const Window& b) {
    const auto from = std::max(a.from, b.from), until = std::min(a.until, b.until);
    if (from == WallTime::min() || until == WallTime::max()) return kLong;
    return until - from;
}

Milliseconds reading_time_of(const Page& page, const model::News& news) {
    std::vector<const model::Item*> items;
    for (const auto i : page) items.push_back(&news.items[i]);
    return reading_time(items);
}

double share_of(const model::Item& item, const Rules& rules) {
    const auto found = rules.shares.find(item.kind);
    const double kind = found == rules.shares.end() ? 1 : std::clamp(found->second, 0.001, 1000.0);
    return kind * std::clamp(item.weight, 1, 10);
}

}  // namespace

Rotation::Rotation(std::shared_ptr<const model::News> news, const Rules& rules, WallTime now)
    : news_(std::move(news)), rules_(rules) {
    const Calendar calendar(rules.zone, now);
    // Windows are looked up a few days around today, so what was found today is asked for again tomorrow.
    from_ = calendar.midnight();
    until_ = calendar.tomorrow();
    if (now < from_) from_ = now;
    if (until_ <= now) until_ = now + std::chrono::minutes(1);
    const auto narrow = [this](const Window& window) {
        from_ = std::max(from_, window.from);
        until_ = std::min(until_, window.until);
    };
    const auto open = opening(rules, calendar);
    narrow(open);
    closed_ = !open.open;
    if (closed_) return;

    std::map<std::size_t, Window> windows;  // of the items that may be shown
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < news_->items.size(); ++i) {
        const auto window = window_of(news_->items[i], rules, calendar);
        narrow(window);
        if (!window.open) continue;
        windows.emplace(i, window);
        candidates.push_back({i, window.until < calendar.tomorrow() ? window.until : WallTime::max()});
    }
    pages_ = pages_of(news_->items, candidates);
    std::vector<Entrant> entrants;
    auto shortest = kLong;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
        const auto& first = news_->items[pages_[p].front()];
        Entrant entrant{p,
                        static_cast<int>(first.kind),
                        hash_of(first.id),
                        share_of(first, rules),
                        reading_time_of(pages_[p], *news_),
                        kLong,
                        1};
        auto closes = open.until;
        for (const auto i : pages_[p]) {
            entrant.lasts = std::min(entrant.lasts, length_of(windows.at(i), open));
            closes = std::min(closes, windows.at(i).until);
        }
        entrants.push_back(entrant);
        closes_.push_back(closes);
        shortest = std::min(shortest, entrant.lasts);
    }
    distinct_ = entrants.size();
    deal_copies(entrants);
    add_copies_for_short_windows(entrants);

    const auto ring = places_of_round(entrants);
    Milliseconds length{0};
    for (const auto i : ring) length += entrants[i].stays;
    const double stretch = stretch_for(length, shortest);
    Milliseconds end{0};
    for (const auto i : ring) {
        const auto stays = static_cast<double>(entrants[i].stays.count()) * stretch;
        end += Milliseconds(std::llround(stays));
        places_.push_back(entrants[i].page);
        ends_.push_back(end);
    }
}

bool Rotation::holds(const std::shared_ptr<const model::News>& news, const Rules& rules, WallTime now) const {
    return news == news_ && from_ <= now && now < until_ && rules == rules_;
}

Rotation::Place Rotation::place(std::size_t index, WallTime begins) const {
    const auto stays = ends_[index] - (index == 0 ? Milliseconds(0) : ends_[index - 1]);
    const auto& page = pages_[places_[index]];
    return {index, page.front(), page, begins, begins + stays, closes_[places_[index]]};
}

Rotation::Place Rotation::at(WallTime now) const {
    const auto since = now.time_since_epoch();
    auto into = since % length();
    if (into < Milliseconds(0)) into += length();
    const auto found = std::ranges::upper_bound(ends_, into);
    const auto index = static_cast<std::size_t>(found - ends_.begin());
    const auto begins = index == 0 ? Milliseconds(0) : ends_[index - 1];
    return place(index, now - into + begins);
}

Rotation::Place Rotation::after(const Place& before) const {
    return place((before.index + 1) % places_.size(), before.ends);
}

}  // namespace accolade::schedule
