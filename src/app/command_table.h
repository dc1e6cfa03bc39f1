// The table of commands and of the options that each takes: what the command line is read by, and what its help is
// made of. Values; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/options.h"

namespace accolade::app {

struct OptionRow {
    std::string_view name;
    std::string_view value;  // what comes after it; empty: nothing
    std::string_view words;  // for the help
};

struct CommandRow {
    std::string_view name;
    Subcommand command = Subcommand::run;
    std::vector<std::string_view> options;  // that it takes
    std::string_view word;                  // what it needs after its name; empty: nothing
    std::string_view words;                 // for the help
};

const std::vector<OptionRow>& option_table();
const std::vector<CommandRow>& command_table();
const CommandRow& row_of(Subcommand command);  // REQUIRES one that is in the table

}  // namespace accolade::app
