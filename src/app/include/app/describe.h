// Describe: what the status says of a show: what is on, since when, until when and why, and what comes next. Pure; any
// thread.
#pragma once

#include "base/time.h"
#include "model/status.h"
#include "schedule/show.h"

namespace accolade::app {

// Into the status. REQUIRES that its display and news are told already: nothing is on where there is no display.
void describe(model::Status& status, const schedule::Show& show, std::optional<WallTime> opens, const Now& now);

}  // namespace accolade::app
