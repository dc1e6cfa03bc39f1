// Honours: how an award, a course that was completed and years of service are put into words. Pure functions; any
// thread.
#pragma once

#include <string>

#include "saying.h"

namespace accolade::wording {

// What is awarded, above the winner's name: the title, or "Award"; of a course, the title where it is not the course.
std::string honour_of(const Telling& telling);

// Who is honoured: the person, the team's name, or the title where several people have no name in common.
std::string winner_of(const Telling& telling);

// The names of a team, if there are several people.
std::string members_of(const Telling& telling);

// The only one who completed it; nothing if there are several.
std::string graduate_of(const Telling& telling);

// What was completed.
std::string course_of(const Telling& telling);

// "IRATA International, 12 November 2026".
std::string issued_of(const Telling& telling);

// "25 years"; and the two apart: "25", "years". A language that has a word for both has no unit of its own.
std::string years_of(const Telling& telling);
std::string years_number_of(const Telling& telling);
std::string years_unit_of(const Telling& telling);

// "since 2001", "since 20 November 2001"; and as it goes on after the person's line, if there is one: ", since
// 2001".
std::string since_of(const Telling& telling);
std::string since_after_line(const Telling& telling);

}  // namespace accolade::wording
