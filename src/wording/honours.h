// Honours: how an award, a course that was completed and years of service are put into words. Pure functions; any
// thread.
#pragma once

#include <string>

#include "saying.h"

namespace accolade::wording {

// What is awarded, above the winner's name: the title, or "Award", "Work anniversary"; of a course, the title where it
// is not the course.
std::string honour_of(const Telling& telling);

// Who is honoured: the person, the team's name, or the title where several people have no name in common.
std::string winner_of(const Telling& telling);

// The names of a team, where there are several people.
std::string members_of(const Telling& telling);

// What was completed.
std::string course_of(const Telling& telling);

// "IRATA International, 12 November 2026".
std::string issued_of(const Telling& telling);

}  // namespace accolade::wording
