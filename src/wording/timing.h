// Timing: when something happens, in the words that its slide needs: the days, the hours, how far away it is. For what
// lasts an evening and for what lasts several days. Pure functions; any thread.
#pragma once

#include <string>

#include "saying.h"

namespace accolade::wording {

// "Friday 28 November"; of several days "Friday 28 – Sunday 30 November". A party that ends after midnight is of one
// day.
std::string days_of(const Telling& telling);
bool of_several_days(const Telling& telling);
// What a calendar's leaf shows of them: "28"; "28–30" within a month.
std::string leaf_of(const Telling& telling);
// "16:00–18:30", "16:00" where no end is said or where that is on another day, "All day".
std::string hours_of(const Telling& telling);
// "Today", "Tomorrow", "In 3 days", by the calendar; "In 25 minutes" in its last hour; "Now" while it goes on; nothing
// when it is over.
std::string soon_of(const Telling& telling);
// It has begun, and is not over: of whole days, on each of them.
bool goes_on(const Telling& telling);

}  // namespace accolade::wording
