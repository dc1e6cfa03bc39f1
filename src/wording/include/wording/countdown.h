// Countdown: how long it is until something begins, in the cells that a slide shows: days, hours and minutes; hours and
// minutes under two days; minutes and seconds under an hour; the last ten seconds alone (screen-design.md 4.2).
//
// What is left is rounded up, so that the clock on the wall and the cells add up to the time at which it begins. Pure;
// any thread.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"
#include "model/item.h"

namespace accolade::wording {

enum class Unit { seconds, minutes, hours, days };

struct Cell {
    int value = 0;
    Unit unit = Unit::minutes;
    bool operator==(const Cell&) const = default;
};

struct Countdown {
    std::vector<Cell> cells;  // from the largest unit
    bool last = false;        // the last ten seconds: one cell
    bool operator==(const Countdown&) const = default;
};

// Nothing if `begin` has come.
std::optional<Countdown> countdown_to(WallTime begin, WallTime now);

// The next moment after `now` at which the cells show something else, or at which it begins. Nothing if it has.
std::optional<WallTime> countdown_changes(WallTime begin, WallTime now);

// What an item's slide counts down to: the beginning of an event or a session that has an hour.
std::optional<WallTime> counts_down_to(const model::Item& item);

}  // namespace accolade::wording
