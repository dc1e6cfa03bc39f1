// The whole status, as staff read it and as programs do, and what it comes to. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "model/local_time.h"
#include "model/status.h"

namespace accolade::control {

// What the machine says of the process, at the moment of the question.
struct Machine {
    int process = 0;
    std::filesystem::path state_folder;
    std::optional<std::uint64_t> memory;     // bytes resident
    std::optional<std::uint64_t> disk_free;  // bytes, where the state folder lies
};
Machine machine_of(const std::filesystem::path& state_folder);  // blocks as the disk does

// What `accolade status` ends with, as monitoring expects it (Monitoring Plugins Guidelines).
enum class Health { good = 0, needs_somebody = 1, shows_nothing = 2 };
Health health_of(const model::Status& status);

std::string status_text(const model::Status& status, const Machine& machine, const model::Zone& zone, WallTime now);
// Times are UTC, "2026-11-23T13:32:05Z"; durations are ms.
std::string status_json(const model::Status& status, const Machine& machine);

}  // namespace accolade::control
