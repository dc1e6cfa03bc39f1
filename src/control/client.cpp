#include "control/client.h"

#include <algorithm>
#include <system_error>

#include "connection.h"
#include "control/socket.h"

namespace accolade::control {
namespace {

using Paths = std::vector<std::filesystem::path>;

Paths running_in(const Paths& folders, const std::optional<std::filesystem::path>& state) {
    Paths sockets;
    for (const auto& folder : folders) {
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            const auto& path = entry->path();
            if (path.extension() != ".sock") continue;
            if (state && path.filename() != socket_name(*state)) continue;
            if (Connection::possible(path)) sockets.push_back(path);
        }
    }
    std::ranges::sort(sockets);
    return sockets;
}

}  // namespace

Paths running(const std::optional<std::filesystem::path>& state) {
    auto sockets = running_in(runtime_folders(), state);
    return sockets.empty() ? running_in(runtime_folders_of_others(), state) : sockets;
}

Answer ask(const std::filesystem::path& socket, const Request& request, Milliseconds patience) {
    auto connection = Connection::to(socket, patience);
    if (!connection) return std::unexpected(connection.error());
    connection->allow(patience);
    // A server that refuses us may answer before it has read anything: its answer counts.
    connection->write(line_of(request) + "\n");
    const auto head = connection->read_line(kLongestRequest);
    if (!head) return failure("the show does not answer", socket.string());
    const auto said = read_head(*head);
    if (!said) return std::unexpected(said.error());
    auto bytes = connection->read_bytes(said->bytes);
    if (!bytes) return failure("the show's answer was cut short", socket.string());
    return Said{std::move(*bytes), said->code};
}

}  // namespace accolade::control
