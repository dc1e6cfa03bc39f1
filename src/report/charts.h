// The charts of a page, as SVG. Pure functions; any thread.
#pragma once

#include <string>
#include <vector>

#include "report/page.h"
#include "report/report.h"

namespace accolade::report {

// A column for each month, with its number above and its name below; the last, which is asked about, in the accent's
// colour. `label`: what it is, for those who cannot see it.
std::string columns(const std::vector<Month>& months, const std::string& label, const Setting& setting);

// So much of a whole, 0 to 1.
std::string bar(double share, Color color, const Colours& colours);

// A dot for each span: full, hollow where it was missed, pale where it is not over.
std::string dots(const std::vector<Span>& spans, const std::string& label, const Colours& colours);

}  // namespace accolade::report
