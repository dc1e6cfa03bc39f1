// The status as Prometheus reads it: its text format, with the names and units that its rules ask for
// (docs/monitoring.md says what each is). No label takes more values than there are feeds, kinds and causes: what item
// is on is not said. Pure function; any thread.
#pragma once

#include <string>

#include "control/status_text.h"
#include "model/status.h"

namespace accolade::control {

std::string metrics_text(const model::Status& status, const Machine& machine, WallTime now);

}  // namespace accolade::control
