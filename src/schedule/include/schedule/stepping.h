// Stepping: the show, moved on and back by hand. Pure functions; any thread.
#pragma once

#include <memory>

#include "schedule/show.h"

namespace accolade::schedule {

// The rotation goes by the clock on the wall: to be at the end of a slide before the clock is there, the show
// runs ahead of it from then on. Where an emergency is on there is nothing to step back to, and stepping on is to the
// next emergency. A celebration ends by either.
Show step_on(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);
Show step_back(const Show& show, const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now);

}  // namespace accolade::schedule
