// What the settings mean for the schedule. Pure function; any thread.
#pragma once

#include "config/settings.h"
#include "model/local_time.h"
#include "schedule/rules.h"

namespace accolade::app {

schedule::Rules rules_of(const config::Settings& settings, const model::Zone& zone);

}  // namespace accolade::app
