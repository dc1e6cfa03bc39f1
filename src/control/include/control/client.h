// The other end: asks a show that runs on this machine. Blocks, for ten seconds at most. Any thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/time.h"
#include "control/request.h"

namespace accolade::control {

// The sockets behind which a show runs, of all that are found; `state`: of the show that keeps its state there. Those
// of other people are looked for, by root alone, where there is none of the service and none of one's own.
std::vector<std::filesystem::path> running(const std::optional<std::filesystem::path>& state);

Answer ask(const std::filesystem::path& socket, const Request& request,
           Milliseconds patience = std::chrono::seconds(10));

}  // namespace accolade::control
