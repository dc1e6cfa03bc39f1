// Phrases: the few words of our own that a slide may need, in two dozen languages; English where there is no
// translation. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/kind.h"

namespace accolade::wording {

// The kicker: "Success story".
std::string_view phrase_of(model::Kind kind, std::string_view language);

enum class Greeting { morning, afternoon, evening, none };  // none: the hour is not known

// "Good morning"; "Welcome" where the hour is not known.
std::string_view phrase_of(Greeting greeting, std::string_view language);

// "of 1,000,000".
std::string goal_phrase(std::string_view target, std::string_view language);

// "All day".
std::string_view all_day_phrase(std::string_view language);

// What stands above a prize, "You could win", and above an issue, "In the new issue"; before an address, "Read it at";
// before a date, "until".
std::string_view could_win_phrase(std::string_view language);
std::string_view new_issue_phrase(std::string_view language);
std::string_view read_at_phrase(std::string_view language);
std::string_view until_phrase(std::string_view language);

// What stands between two facts of a line: ", ".
std::string_view comma_of(std::string_view language);

}  // namespace accolade::wording
