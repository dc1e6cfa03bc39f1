// The style sheet of a page: its fonts, its colours and its measures, which are those of a sheet of A4. Pure function;
// any thread.
#pragma once

#include <string>

#include "report/page.h"

namespace accolade::report {

std::string style_of(const Setting& setting);

}  // namespace accolade::report
