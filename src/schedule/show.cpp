#include "schedule/show.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "schedule/reading_time.h"

namespace accolade::schedule {

namespace {

using News = std::shared_ptr<const model::News>;

// So late may a slide begin and still count as begun in time, whatever is left of it.
constexpr Milliseconds kLate{1'000};
constexpr std::size_t kDashes = 7;

std::shared_ptr<const Rotation> rotation_for(const Show& show, const News& news, const Rules& rules, WallTime now) {
    if (show.rotation && show.rotation->holds(news, rules, now)) return show.rotation;
    return std::make_shared<const Rotation>(news, rules, now);
}

bool worth_showing(const Rotation::Place& place, WallTime now) {
    const auto ends = std::min(place.ends, place.closes);
    return ends - now >= kShortest || (now - place.begins <= kLate && ends == place.ends);
}

// The place to be shown from now on; none where everything is about to close.
std::optional<Rotation::Place> choose(const Rotation& rotation, const model::Item* before, WallTime now) {
    auto place = rotation.at(now);
    const auto& items = rotation.news()->items;
    std::optional<Rotation::Place> same;
    // Far enough to pass all places of one item and all that are about to close, in any round of a sane length.
    const auto tries = std::min<std::size_t>(rotation.size() + 1, 1'000);
    for (std::size_t i = 0; i < tries; ++i, place = rotation.after(place)) {
        if (!worth_showing(place, now)) continue;
        const bool again = before != nullptr && items[place.item].id == before->id;
        if (!again) return place;
        if (!same) same = place;
    }
    return same;
}

Slide idle_slide(const Slide& before, const Rotation& rotation, const Now& now) {
    Slide slide;
    slide.news = rotation.news();
    slide.closed = rotation.closed();
    // At whole tens of the wall clock, and no later than something opens.
    const auto into = now.wall.time_since_epoch() % kIdleTime;
    const auto left = into < Milliseconds(0) ? -into : kIdleTime - into;
    const auto opens = rotation.until() - now.wall;
    slide.ends = now.steady + std::clamp(opens, Milliseconds(1), left);
    const bool stays = before.serial != 0 && before.idle();
    slide.began = stays ? before.began : now.steady;
    slide.serial = stays ? before.serial : before.serial + 1;
    return slide;
}

Slide next_slide(const Slide& before, const Rotation& rotation, const Now& now) {
    const auto place = rotation.empty() ? std::nullopt : choose(rotation, before.item(), now.wall);
    if (!place) return idle_slide(before, rotation, now);
    Slide slide;
    slide.news = rotation.news();
    slide.index = place->item;
    slide.began = now.steady;
    slide.ends = now.steady + (std::min(place->ends, place->closes) - now.wall);
    slide.serial = before.serial + 1;
    const auto dashes = std::min(kDashes, rotation.distinct());
    if (dashes > 1) slide.progress = {static_cast<int>(place->index % dashes), static_cast<int>(dashes)};
    return slide;
}

}  // namespace

Show advance(const Show& show, const News& news, const Rules& rules, const Now& now) {
    const bool first = show.current.serial == 0;
    const bool over = now.steady >= show.current.ends;
    const bool idle_and_news = !first && show.current.idle() && show.current.news != news;
    if (!first && !over && !idle_and_news) return show;

    Show next = show;
    next.rotation = rotation_for(show, news, rules, now.wall);
    next.current = next_slide(show.current, *next.rotation, now);
    if (next.current.serial != show.current.serial && !first) next.previous = show.current;
    return next;
}

Upcoming upcoming(const Show& show, const News& news, const Rules& rules, const Now& now) {
    const auto wait = std::max(show.current.ends - now.steady, Milliseconds(0));
    const Now then{now.wall + wait, now.steady + wait};
    auto rotation = rotation_for(show, news, rules, then.wall);
    auto slide = next_slide(show.current, *rotation, then);
    return {std::move(slide), std::move(rotation)};
}

}  // namespace accolade::schedule
