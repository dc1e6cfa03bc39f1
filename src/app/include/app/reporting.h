// Reporting: accolade report: what the journals of this machine's screen, or of several, come to: as a table, a page
// and rows for a spreadsheet. Blocks; writes to stdout; returns the exit code.
#pragma once

#include "app/options.h"
#include "app/places.h"
#include "base/result.h"
#include "base/time.h"
#include "model/local_time.h"

namespace accolade::app {

int make_report(const Options& options, const Places& places, const Clock& clock);

// "2026-11-23" is that day; "2026-11" is a month, of which the first or the last day is meant. Error: it is neither.
enum class Meant { first_day, last_day };
Result<model::Date> day_named(const std::string& text, Meant meant);

}  // namespace accolade::app
