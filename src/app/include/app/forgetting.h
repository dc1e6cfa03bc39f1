// Forgetting: accolade forget NAME: a person is erased from the journal, by the show that runs, or else here, and
// people are told what that came to and what of the person is left.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/options.h"
#include "app/places.h"
#include "base/time.h"
#include "control/request.h"
#include "journal/entry.h"
#include "model/items.h"

namespace accolade::app {

// The command: to stdout and stderr; returns the exit code: 1 where nobody was erased. Blocks.
int forget(const Options& options, const Places& places, const Clock& clock);

// What is said of it; an error where the journal has nobody of that name. `news`: of the show; what still names the
// person in it would be remembered again. Pure; any thread.
control::Answer answer_of(const std::string& name, const std::filesystem::path& journal, const journal::Erased& erased,
                          const model::Items& news);

// The ids of the items that name the person. Pure; any thread.
std::vector<std::string> naming(const model::Items& items, const std::string& name);

}  // namespace accolade::app
