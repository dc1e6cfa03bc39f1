// Writing: how numbers, dates, lists and spans of time are written in a language, by ICU and CLDR. A language is a
// BCP 47 tag; one that nobody knows is written as English. A minus is U+2212, never a hyphen. Plain "en" is the
// English of the world: "Thursday 20 November", not "November 20". Pure functions; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/item.h"
#include "model/local_time.h"
#include "wording/countdown.h"
#include "wording/phrases.h"

namespace accolade::wording {

// "+1,318", "−12".
std::string written_change(model::Number number, std::string_view language);

// "87%", of 0.87; whole percents, downwards, so that 100% is reached only when it is.
std::string written_share(double share, std::string_view language);

// A date or time by a CLDR skeleton: "EEEEdMMMM" is "Thursday 20 November", "Hm" is "14:32". It stands alone, so it
// begins with a capital where the language does that.
enum class Stands { alone, within };  // in the middle of a sentence: then it begins as it does there
std::string written_time(const model::LocalTime& time, std::string_view skeleton, std::string_view language,
                         Stands stands = Stands::alone);

// Days from the first to the last: "Friday 28 – Sunday 30 November". As above for the rest.
std::string written_days(const model::LocalTime& first, const model::LocalTime& last, std::string_view language);

// From one day to another, by a CLDR skeleton, without what both share: "1–29 November 2026".
std::string written_interval(const model::LocalTime& first, const model::LocalTime& last, std::string_view skeleton,
                             std::string_view language);

// The number of the day in its month, as a calendar's leaf shows it: "28".
std::string written_day(const model::LocalTime& time, std::string_view language);

// "Amara, Ingrid and Henrik".
std::string joined(std::span<const std::string> names, std::string_view language);

// A foreign field of a line, isolated where it does not run as the language does, so that it reorders nothing round it.
std::string isolated(std::string_view field, std::string_view language);

// The number with at least two digits, "08": what a cell of a countdown says.
std::string written_cell(int count, std::string_view language);

// The words as they begin a line of their own: "tomorrow" is "Tomorrow".
std::string standing_alone(std::string_view words, std::string_view language);
// A phrase's pattern (ICU MessageFormat) with its arguments put in; the pattern itself where it is none.
std::string filled(std::string_view pattern, std::string_view language, std::span<const Argument> arguments);

// The names in braces of a pattern; nothing if it is none.
std::optional<std::vector<std::string>> names_in(std::string_view pattern);

// "tomorrow", "in 3 days", "in 25 minutes"; "today" and "now" for 0 days and 0 minutes.
std::string written_distance(int count, Unit unit, std::string_view language);

}  // namespace accolade::wording
