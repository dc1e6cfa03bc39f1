// Ended: what is said, once, of a showing that is over. Pure functions; any thread.
#pragma once

#include <optional>

#include "base/time.h"
#include "model/shown.h"
#include "schedule/show.h"

namespace accolade::schedule {

// What is to be said of the showing that ended between two turns of the loop; nothing where none did, or the idle
// slide.
std::optional<model::Shown> ended(const Show& before, const Show& after, const Now& now);
// Of the one that is on when the show ends.
std::optional<model::Shown> ended_by_quitting(const Show& show, const Now& now);

}  // namespace accolade::schedule
