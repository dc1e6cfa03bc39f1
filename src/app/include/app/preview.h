// Preview and check: what operators look at before the lobby does. Both draw and read with the code of the show.
#pragma once

#include <iosfwd>

#include "app/options.h"
#include "app/setup.h"
#include "base/time.h"

namespace accolade::app {

// One PNG per item, size and theme, index.html and manifest.json into options.out; a line of progress for each.
// Returns the program's exit code.
int preview(const Options& options, const Places& places, const Clock& clock);

// Every complaint about settings, theme and feed, to stdout. 1 if any is an error.
int check(const Options& options, const Places& places, const Clock& clock);

}  // namespace accolade::app
