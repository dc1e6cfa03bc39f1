// Remote: the commands that are for a show which runs on this machine: status, next, screenshot and the others. Blocks;
// writes to stdout and stderr; returns the exit code.
#pragma once

#include <optional>
#include <string>

#include "app/options.h"

namespace accolade::app {

int ask_running_show(const Options& options);

// What is printed, to stdout and to stderr, and what the command ends with.
struct Outcome {
    std::string words, complaint;
    int code = 0;
};
// Nothing where no show runs.
std::optional<Outcome> ask_if_running(const Options& options);
int print(const Outcome& outcome);  // returns its code

}  // namespace accolade::app
