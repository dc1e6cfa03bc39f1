// The rhythm of kinds: whether each week, month, quarter or year brought something new. Pure; any thread.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "report/report.h"

namespace accolade::report {

// Of each kind the days on which something was on for the first time.
using FirstDays = std::map<model::Kind, std::vector<model::Date>>;

// `begun`: the first day that is remembered: what was missed before it, nobody knows.
std::vector<Rhythm> rhythms_of(const FirstDays& days, std::optional<model::Date> begun, const Question& question);

}  // namespace accolade::report
