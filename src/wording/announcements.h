// Announcements: what events, sessions, prizes and issues say beside their plain facts: how long it is until then and
// how to put it, what can be won and for what, and where more is to be read. Pure functions; any thread.
#pragma once

#include "saying.h"
#include "wording/words.h"

namespace accolade::wording {

// Adds them to the words of the item, of whatever kind; its kind's row chooses. REQUIRES that `words` has its facts.
void announce(Words& words, const Telling& telling);

// An address as people say it: "nordhavn.example/tide". One that is too long to be typed is its host alone.
std::string short_address(std::string_view address);

}  // namespace accolade::wording
