#include "schedule/show.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "schedule/reading_time.h"
#include "showing.h"

namespace accolade::schedule {

namespace {

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

// Whether one of the items at a place is on a slide.
bool repeats(const Showing& before, const Page& items, const model::News& news) {
    return std::ranges::any_of(before.items, [&](std::size_t on) {
        return std::ranges::any_of(items, [&](std::size_t i) { return news.items[i].id == before.news->items[on].id; });
    });
}

bool has_any(const Page& items, const model::News& news, const std::vector<std::string>& ids) {
    return std::ranges::any_of(items,
                               [&](std::size_t i) { return std::ranges::find(ids, news.items[i].id) != ids.end(); });
}

// The place to be shown from now on; none where everything is about to close.
std::optional<Rotation::Place> choose(const Rotation& rotation, const Show& show, WallTime now) {
    auto place = rotation.at(now);
    std::optional<Rotation::Place> same;
    // Far enough to pass all places of one item and all that are about to close, in any round of a sane length.
    const auto tries = std::min<std::size_t>(rotation.size() + 1, 1'000);
    for (std::size_t i = 0; i < tries; ++i, place = rotation.after(place)) {
        if (!worth_showing(place, now)) continue;
        const auto& news = *rotation.news();
        if (!repeats(show.current, place.items, news) && !has_any(place.items, news, show.not_first)) return place;
        if (!same) same = place;
    }
    return same;
}

Showing idle_showing(const Showing& before, const Rotation& rotation, const Now& now) {
    Showing showing;
    showing.news = rotation.news();
    showing.closed = rotation.closed();
    showing.why = showing.closed ? model::Reason::closed : model::Reason::nothing_to_show;
    // At whole tens of the wall clock, and no later than something opens.
    const auto into = now.wall.time_since_epoch() % kIdleTime;
    const auto left = into < Milliseconds(0) ? -into : kIdleTime - into;
    const auto opens = rotation.until() - now.wall;
    showing.ends = now.steady + std::clamp(opens, Milliseconds(1), left);
    const bool stays = before.serial != 0 && before.idle();
    showing.since = stays ? before.since : now.wall;
    showing.began = stays ? before.began : now.steady;
    showing.serial = stays ? before.serial : before.serial + 1;
    return showing;
}

Showing next_showing(const Show& show, const Rotation& rotation, const Now& now) {
    const auto& before = show.current;
    const Now rotated{now.wall + show.ahead, now.steady};
    const auto place = rotation.empty() ? std::nullopt : choose(rotation, show, rotated.wall);
    if (!place) {
        auto idle = idle_showing(before, rotation, rotated);
        if (idle.serial != before.serial) idle.since = now.wall;
        return idle;
    }
    Showing showing;
    showing.news = rotation.news();
    showing.index = place->item;
    showing.items = place->items;
    showing.since = now.wall;
    showing.began = now.steady;
    // Where another place was passed over because its item has just been on, this one begins early. It does not stand
    // for the time of both: the rotation is caught up with by and by.
    const auto most = place->ends - place->begins + kShortest;
    showing.ends = now.steady + std::min(std::min(place->ends, place->closes) - rotated.wall, most);
    showing.closes = place->closes;
    showing.serial = before.serial + 1;
    const auto dashes = std::min(kDashes, rotation.distinct());
    if (dashes > 1) showing.progress = {static_cast<int>(place->index % dashes), static_cast<int>(dashes)};
    return showing;
}

std::shared_ptr<const Emergencies> emergencies_for(const Show& show, const News& news, const Rules& rules,
                                                   WallTime now) {
    if (show.emergencies && show.emergencies->made_from(news, rules) && show.emergencies->holds(now))
        return show.emergencies;
    return std::make_shared<const Emergencies>(news, rules, now);
}

void replace_current(Show& show, Showing next, model::Ended ended) {
    if (next.serial != show.current.serial && show.current.serial != 0) {
        show.previous = std::move(show.current);
        show.previous_ended = ended;
    }
    show.current = std::move(next);
}

// How long an emergency may stay before somebody looks again.
Milliseconds emergency_lasts(const Emergencies& emergencies, Milliseconds turn, WallTime now) {
    constexpr Milliseconds kLookAgain = std::chrono::hours(1);
    const auto wanted = emergencies.items().size() > 1 ? turn : kLookAgain;
    if (emergencies.until() >= now + wanted) return wanted;
    return std::max(emergencies.until() - now, Milliseconds(1));
}

void take_over(Show& show, const Interrupt& interrupt, const News& news, const Now& now) {
    auto& current = show.current;
    show.interrupted.reset();
    if (!interrupt.begins) {
        go_on_with(current, news, {interrupt.index});
        // One that was alone, and is no longer, has its turn like the others.
        const auto most = emergency_lasts(*show.emergencies, reading_time(*current.item()), now.wall);
        current.ends = now.steady >= current.ends ? now.steady + most : std::min(current.ends, now.steady + most);
        return;
    }
    Showing showing;
    go_on_with(showing, news, {interrupt.index});
    showing.why = model::Reason::emergency;
    showing.since = now.wall;
    showing.began = now.steady;
    showing.ends = now.steady + emergency_lasts(*show.emergencies, interrupt.lasts, now.wall);
    showing.serial = current.serial + 1;
    auto ended = model::Ended::interrupted;
    if (current.emergency() && now.steady >= current.ends) ended = model::Ended::time;
    if (current.emergency() && !show.emergencies->find(current.item()->id)) ended = model::Ended::withdrawn;
    replace_current(show, std::move(showing), ended);
}

// Nothing where it may not be shown.
std::optional<Showing> celebrating(const Showing& before, const model::Celebration& celebration, const News& news,
                                   const Rules& rules, const Now& now) {
    const auto found = std::ranges::find(news->items, celebration.item, &model::Item::id);
    if (found == news->items.end()) return std::nullopt;
    Showing showing;
    showing.celebration = celebration;
    go_on_with(showing, news, {static_cast<std::size_t>(std::distance(news->items.begin(), found))});
    showing.why = model::Reason::celebration;
    showing.since = now.wall;
    showing.began = now.steady;
    // Its frames go by the wall clock, and its end by the steady one.
    const auto left = std::clamp(celebration.starts + kCelebration - now.wall, Milliseconds(0), kCelebration);
    showing.ends = now.steady + left;
    close_in_time(showing, *news, rules, now);
    showing.serial = before.serial + 1;
    if (showing.ends <= now.steady) return std::nullopt;
    return showing;
}

// `over`: why the current showing would be over without it.
void celebrate(Show& show, Showing showing, std::optional<model::Ended> over, const Now& now) {
    if (!show.current.celebration) {  // a rehearsal makes way, and what it interrupted still goes on after
        show.interrupted.reset();
        if (!over && !show.current.idle() && show.current.serial != 0)
            show.interrupted = Interrupted{show.current, show.current.ends - now.steady};
    }
    replace_current(show, std::move(showing), over.value_or(model::Ended::interrupted));
}

// What a celebration interrupted goes on, where that is worth it.
std::optional<Showing> going_on(const Show& show, const News& news, const Rules& rules, const Now& now) {
    if (!show.current.celebration || !show.interrupted) return std::nullopt;
    auto showing = show.interrupted->showing;
    auto items = staying(showing, *news, rules, now.wall);
    if (items.empty()) return std::nullopt;
    go_on_with(showing, news, std::move(items));
    const auto left = show.paused ? std::max(show.interrupted->left, kShortest) : show.interrupted->left;
    showing.ends = now.steady + left;
    close_in_time(showing, *news, rules, now);
    if (showing.ends - now.steady < kShortest) return std::nullopt;
    showing.since = now.wall;
    showing.began = now.steady;
    showing.serial = show.current.serial + 1;
    return showing;
}

bool same_basis(const Show& show, const News& news, const Rules& rules) {
    return show.emergencies && show.emergencies->made_from(news, rules) && show.current.news == news;
}

// Why the current showing is over; nothing where it goes on.
std::optional<model::Ended> over(const Show& show, const News& news, const Rules& rules, const Now& now) {
    const auto& current = show.current;
    if (current.serial == 0) return model::Ended::time;
    const bool found = !find(current, *news).empty();
    if (current.emergency()) return found ? model::Ended::time : model::Ended::withdrawn;  // none is left
    const bool same = same_basis(show, news, rules);
    if (!same && !current.idle() && staying(current, *news, rules, now.wall).empty()) {
        const bool closes = found && !opening(rules, Calendar(rules.zone, now.wall)).open;
        return closes ? model::Ended::closed : model::Ended::withdrawn;
    }
    if (show.paused && !current.celebration)
        return !current.idle() && now.wall >= current.closes ? std::optional(model::Ended::time) : std::nullopt;
    if (now.steady >= current.ends || (current.idle() && !same)) return model::Ended::time;
    return std::nullopt;
}

}  // namespace

Show advance(const Show& show, const News& news, const Rules& rules, const Now& now,
             const std::optional<model::Celebration>& begins) {
    auto emergencies = emergencies_for(show, news, rules, now.wall);
    const auto& current = show.current;
    const auto* on = current.emergency() ? &current.item()->id : nullptr;
    const auto interrupt =
        schedule::interrupt(show.emergencies.get(), *emergencies, on, !show.paused && now.steady >= current.ends);
    const auto why = interrupt ? std::nullopt : over(show, news, rules, now);
    auto celebration =
        begins && !interrupt ? celebrating(current, *begins, news, rules, now) : std::optional<Showing>();

    Show next = show;
    next.emergencies = std::move(emergencies);
    if (interrupt) {
        take_over(next, *interrupt, news, now);
    } else if (celebration) {
        celebrate(next, std::move(*celebration), why, now);
    } else if (why) {
        if (auto same = going_on(show, news, rules, now)) {
            replace_current(next, std::move(*same), *why);
        } else {
            next.rotation = rotation_for(show, news, rules, now.wall + show.ahead);
            auto showing = next_showing(show, *next.rotation, now);
            if (!showing.idle()) next.not_first.clear();
            const bool closes = showing.closed && *why == model::Ended::time;
            replace_current(next, std::move(showing), closes ? model::Ended::closed : *why);
        }
        next.interrupted.reset();
    } else if (!same_basis(show, news, rules)) {
        go_on_with(next.current, news, current.idle() ? Page{} : staying(current, *news, rules, now.wall));
        if (!current.idle()) close_in_time(next.current, *news, rules, now);
    }
    return next;
}

Upcoming upcoming(const Show& show, const News& news, const Rules& rules, const Now& now) {
    const auto wait = std::max(show.current.ends - now.steady, Milliseconds(0));
    const Now then{now.wall + wait, now.steady + wait};
    Show later = show;
    later.paused = false;
    later = advance(later, news, rules, then);
    return {std::move(later.current), std::move(later.rotation), show.current.serial, news};
}

Show look_ahead(const Show& show, const News& news, const Rules& rules, const Now& now) {
    if (show.next && show.next->after == show.current.serial && show.next->news == news) return show;
    Show ready = show;
    ready.next = upcoming(show, news, rules, now);
    ready.rotation = ready.next->rotation;
    return ready;
}

Milliseconds lasts(const Show& show, const Now& now) {
    constexpr Milliseconds kLong = std::chrono::hours(24);
    const bool stands = show.paused && !show.current.celebration;
    auto time = stands ? kLong : show.current.ends - now.steady;
    if (stands && !show.current.idle() && show.current.closes < now.wall + kLong) time = show.current.closes - now.wall;
    if (show.emergencies && show.emergencies->until() < now.wall + kLong)
        time = std::min(time, show.emergencies->until() - now.wall);
    return std::max(time, Milliseconds(0));
}

}  // namespace accolade::schedule
