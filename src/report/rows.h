// The words of rows, for a spreadsheet and for a terminal. Inside this room only; pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/written.h"
#include "report/csv.h"

namespace accolade::report {

std::string kinds_of(const Row& row);
std::string_view heading(By by);
std::string name_of(const Row& row, By by);

}  // namespace accolade::report
