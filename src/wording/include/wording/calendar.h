// Days, months and spans of days for a page that is read, as the language writes them; and whether it is read from the
// right. Pure functions; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/local_time.h"

namespace accolade::wording {

// "20 November", "20 November 2026".
enum class Year { without, with };
std::string written_date(model::Date date, Year year, std::string_view language);

// "November 2026", as it begins a line.
std::string written_month(model::Date date, std::string_view language);
// "Nov": of a chart's axis.
std::string short_month(model::Date date, std::string_view language);
std::string narrow_month(model::Date date, std::string_view language);  // "N"
// "1–29 November 2026".
std::string written_span(model::Date first, model::Date last, std::string_view language);
// "Q4 2026", "2026".
std::string written_quarter(model::Date date, std::string_view language);
std::string written_year(model::Date date, std::string_view language);

// "June, September and October", months in the middle of a sentence.
std::string listed_months(std::span<const model::Date> months, std::string_view language);
std::string listed(std::span<const std::string> names, std::string_view language);

bool read_from_right(std::string_view language);

}  // namespace accolade::wording
