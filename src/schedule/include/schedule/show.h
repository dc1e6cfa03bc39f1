// Show: what is on, what was on before it, and what comes next. Paced by the steady clock, chosen by the wall clock:
// when the slide that is on has had its time, the next one is whatever the rotation has for this moment. So a step of
// the clock never cuts or stretches a slide, and screens with the same news agree after at most one.
//
// - Less than 5 s of a place are not worth a slide: the place after it begins early.
// - A slide is not followed by the same item, unless there is no other.
// - A slide is over when its item may no longer be shown, or when its time is; whichever comes first.
// - News that no longer have the item let it finish its turn.
// - With nothing to show, or outside opening hours, the idle slide is on: never black. It gives way to news at once.
//
// Values and pure functions; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "base/time.h"
#include "model/news.h"
#include "schedule/rotation.h"
#include "schedule/rules.h"

namespace accolade::schedule {

// For the dashes at the bottom: the `position`th of `count`, from 0; no dashes where there are fewer than two.
struct Progress {
    int position = 0, count = 0;
    bool operator==(const Progress&) const = default;
};

struct Slide {
    std::shared_ptr<const model::News> news;  // in which its item stands; null before the first
    std::optional<std::size_t> index;         // of the item; none for the idle slide
    bool closed = false;                      // idle because it is outside opening hours
    SteadyTime began{}, ends{};
    std::uint64_t serial = 0;  // one more for every slide; the same while the idle slide stays
    Progress progress;

    bool idle() const { return !index; }
    // Null where the slide is idle.
    const model::Item* item() const { return index ? &news->items[*index] : nullptr; }
};

struct Show {
    Slide current;
    std::optional<Slide> previous;             // for the transition from it
    std::shared_ptr<const Rotation> rotation;  // kept from turn to turn, because it is dear to make
};

// The show at `now`. Begin with a Show{}. REQUIRES that news is not null.
Show advance(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);

// The slide that will follow the current one, as far as can be known: for its preparation. It may turn out otherwise
// when news arrive or the clock steps. A show that is given the rotation need not make one when the slide comes on.
struct Upcoming {
    Slide slide;
    std::shared_ptr<const Rotation> rotation;
};
Upcoming upcoming(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);

}  // namespace accolade::schedule
