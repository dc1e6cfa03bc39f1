// Days and moments as people write them to each other and to a machine. Pure; any thread.
#pragma once

#include <string>

#include "base/time.h"
#include "model/local_time.h"

namespace accolade::model {

std::string written(Date date);                      // "2026-11-23"
std::string written(WallTime at, const Zone& zone);  // "2026-11-23 14:32"

}  // namespace accolade::model
