// How times and counts are said to staff. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>

#include "model/local_time.h"

namespace accolade::control {

// What is to come is named by its day, "Friday 07:00"; what was, by its date, "2026-11-21 17:00"; today by the time.
std::string coming(WallTime at, const model::Zone& zone, WallTime now);
std::string past(WallTime at, const model::Zone& zone, WallTime now);

std::string counted(std::size_t count, const std::string& one);  // "1 item", "2 items"

}  // namespace accolade::control
