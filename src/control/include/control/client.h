// The other end: asks a show that runs on this machine. Blocks, for ten seconds at most. Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "control/request.h"

namespace accolade::control {

// The sockets behind which a show runs, of all that are found; `state`: of the show that keeps its state there.
std::vector<std::filesystem::path> running(const std::optional<std::filesystem::path>& state);

Answer ask(const std::filesystem::path& socket, const Request& request);

}  // namespace accolade::control
