#include "control/client.h"

#include <algorithm>
#include <system_error>

#include "base/time.h"
#include "connection.h"
#include "control/socket.h"

namespace accolade::control {
namespace {

constexpr Milliseconds kPatience{10'000};

bool answers(const std::filesystem::path& socket) {
    return Connection::to(socket).has_value();
}

}  // namespace

std::vector<std::filesystem::path> running(const std::optional<std::filesystem::path>& state) {
    std::vector<std::filesystem::path> sockets;
    for (const auto& folder : runtime_folders()) {
        std::error_code error;
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            const auto& path = entry->path();
            if (path.extension() != ".sock") continue;
            if (state && path.filename() != socket_name(*state)) continue;
            if (answers(path)) sockets.push_back(path);
        }
    }
    std::ranges::sort(sockets);
    return sockets;
}

Answer ask(const std::filesystem::path& socket, const Request& request) {
    auto connection = Connection::to(socket);
    if (!connection) return std::unexpected(connection.error());
    connection->allow(kPatience);
    // A server that refuses us may answer before it has read anything: its answer counts.
    connection->write(line_of(request) + "\n");
    const auto head = connection->read_line(kLongestRequest);
    if (!head) return failure("the show did not answer within ten seconds", socket.string());
    const auto said = read_head(*head);
    if (!said) return std::unexpected(said.error());
    auto bytes = connection->read_bytes(said->bytes);
    if (!bytes) return failure("the show's answer was cut short", socket.string());
    return Said{std::move(*bytes), said->code};
}

}  // namespace accolade::control
