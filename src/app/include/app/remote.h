// Remote: the commands that are for a show which runs on this machine: status, next, screenshot and the others. Blocks;
// writes to stdout and stderr; returns the exit code.
#pragma once

#include "app/options.h"

namespace accolade::app {

int ask_running_show(const Options& options);

}  // namespace accolade::app
