// Notices: how grave one is, until when it holds and since when it is there, in words. Pure functions; any thread.
#pragma once

#include <string>

#include "saying.h"

namespace accolade::wording {

// "Notice", "Warning", "Emergency".
std::string severity_of(const Telling& telling);

// "until 12:00", "until 29 November": the end of what was announced, where the feed says one.
std::string until_of(const Telling& telling);

// "14:28", of a notice of today; its date otherwise.
std::string announced_of(const Telling& telling);
std::string since_label(const Telling& telling);  // "Since"

}  // namespace accolade::wording
