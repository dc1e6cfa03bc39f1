// The status in one line, for `systemctl status`. Pure function; any thread.
#pragma once

#include <string>

#include "model/local_time.h"
#include "model/status.h"

namespace accolade::control {

// `showing "storm-crew" (story), 24 items, 1 of 2 feeds unreachable since 14:02`. Times are of the zone; those of
// another day say which.
std::string status_line(const model::Status& status, const model::Zone& zone, WallTime now);

}  // namespace accolade::control
