// A report as rows, for spreadsheets. Pure functions; any thread.
#pragma once

#include <string>

#include "report/report.h"

namespace accolade::report {

enum class By { person, team, kind, site };

const std::vector<Row>& rows_by(const Report& report, By by);

// RFC 4180: CRLF, quotes where they are needed; UTF-8, with a byte order mark where `bom`, for a spreadsheet that would
// not know it for that otherwise. A field that a spreadsheet would take for a formula has an apostrophe before it.
std::string csv_of(const Report& report, By by, bool bom);

}  // namespace accolade::report
