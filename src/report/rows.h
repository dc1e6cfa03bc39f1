// The words of rows, for a spreadsheet and for a terminal. Inside this room only; pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "report/csv.h"

namespace accolade::report {

std::string written(model::Date date);  // "2026-11-23"
std::string kinds_of(const Row& row);
std::string_view heading(By by);
std::string name_of(const Row& row, By by);

}  // namespace accolade::report
