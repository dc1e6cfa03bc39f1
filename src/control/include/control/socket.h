// Where a running show can be asked: a Unix socket in the runtime folder, one for each state folder, so that several
// shows of a machine do not meet. Pure but for the environment and the file system; any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace accolade::control {

// Those of this machine in which a show may have its socket: in the user's own runtime folder ($XDG_RUNTIME_DIR), and
// in that of the service. A show takes the first in which it may make one.
std::vector<std::filesystem::path> runtime_folders();

// Those of the people who are logged in, for root: nobody else sees into those of others.
std::vector<std::filesystem::path> runtime_folders_of_others();

// The socket of the show that keeps its state there, by its name alone.
std::string socket_name(const std::filesystem::path& state_folder);

}  // namespace accolade::control
