// A report for people at a terminal. Pure; any thread.
#pragma once

#include <string>

#include "report/csv.h"

namespace accolade::report {

std::string text_of(const Report& report, By by);

}  // namespace accolade::report
