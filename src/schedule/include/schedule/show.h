// Show: what is on, what was on before it, and what comes next. Paced by the steady clock, chosen by the wall clock:
// when the slide that is on has had its time, the next one is whatever the rotation has for this moment. So a step of
// the clock never cuts or stretches a slide, and screens with the same news agree after at most one.
//
// - Less than 5 s of a place are not worth a slide: the place after it begins early.
// - A slide is not followed by the same item, unless there is no other. The one that takes its place stands for its own
//   time and 5 s at most.
// - A slide is over when its time is, when its item may no longer be shown, or when the item has left the news: an item
//   that was withdrawn leaves at once. A corrected one stays, and `current` has the correction; where that ends
//   earlier, the slide does. A paused show, too, keeps nothing that may no longer be shown.
// - Where the item whose turn it is was on last, the one after it begins early, and stays half as long again at most.
// - Where several items share a slide (pages.h), one that leaves the news leaves the others on it.
// - With nothing to show, or outside opening hours, the idle slide is on: never black. It gives way to news at once.
// - An emergency interrupts whatever is on, and stays until it ends or leaves the news (emergencies.h).
// - A celebration interrupts everything else for kCelebration, in a show that is paused too. What it interrupted goes
// on
//   for the time that it had left, where that is 5 s or more and it may still be shown.
//
// Values and pure functions; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/celebration.h"
#include "model/news.h"
#include "model/shown.h"
#include "model/status.h"
#include "schedule/emergencies.h"
#include "schedule/rotation.h"
#include "schedule/rules.h"

namespace accolade::schedule {

inline constexpr Milliseconds kCelebration{12'000};

// For the dashes at the bottom: the `position`th of `count`, from 0; no dashes where there are fewer than two.
struct Progress {
    int position = 0, count = 0;
    bool operator==(const Progress&) const = default;
};

// One slide's time on the screen: an item's, that of several which share it, or the idle slide's.
struct Showing {
    std::shared_ptr<const model::News> news;  // the newest that has its item; null before the first
    std::optional<std::size_t> index;         // of the item, the first of several; none for the idle slide
    Page items{};                             // all that are on it, from the first; empty for the idle slide
    bool closed = false;                      // idle because it is outside opening hours
    model::Reason why = model::Reason::rotation;
    WallTime since{};
    SteadyTime began{}, ends{};
    WallTime closes = WallTime::max();  // when one of its items may no longer be shown, or the screen closes
    std::uint64_t serial = 0;           // one more for every showing; the same while the idle slide stays
    Progress progress;
    std::optional<model::Celebration> celebration{};  // of its item: it is told as one

    bool idle() const { return !index; }
    bool emergency() const { return why == model::Reason::emergency; }
    bool rehearsal() const { return celebration && celebration->cause == model::Cause::rehearsal; }
    // Null where it is idle.
    const model::Item* item() const { return index ? &news->items[*index] : nullptr; }
    std::vector<const model::Item*> on_slide() const {
        std::vector<const model::Item*> all;
        for (const auto i : items) all.push_back(&news->items[i]);
        return all;
    }
};

// The showing that will follow the current one, as far as can be known: for its preparation. It may turn out otherwise
// when news arrive or the clock steps.
struct Upcoming {
    Showing showing;
    std::shared_ptr<const Rotation> rotation;
    std::uint64_t after = 0;                  // the serial of the showing that it follows
    std::shared_ptr<const model::News> news;  // the newest when it was chosen
};

// What a celebration broke off.
struct Interrupted {
    Showing showing;
    Milliseconds left{0};
};

struct Show {
    Showing current;
    std::optional<Showing> previous;  // for the transition from it
    model::Ended previous_ended = model::Ended::time;
    std::optional<Interrupted> interrupted;          // by the celebration that is on
    std::optional<Upcoming> next;                    // where somebody looked ahead
    std::shared_ptr<const Rotation> rotation;        // kept from turn to turn, because it is expensive to make
    std::shared_ptr<const Emergencies> emergencies;  // likewise
    bool paused = false;                             // by hand: time ends no slide
    Milliseconds ahead{0};                           // of the wall clock runs the rotation, by hand
    // Ids of the items that were on when the show before this one crashed: it does not begin with them, where there are
    // others. Empty once it has begun.
    std::vector<std::string> not_first{};
};

// The show at `now`. Begin with a Show{}, which may name what should not come first. REQUIRES that news is not null,
// here and below. `begins`: a celebration that is due. It is on after this, unless an emergency is, or the news do not
// have its item.
Show advance(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now,
             const std::optional<model::Celebration>& begins = {});

Upcoming upcoming(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);
// The show with its `next`, chosen anew only where that is for another showing or other news. What is expensive about a
// change of slides is done here, while nothing moves.
Show look_ahead(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);

// How long the show stays as it is, if no news arrive: at least 0.
Milliseconds lasts(const Show& show, const Now& now);

}  // namespace accolade::schedule
