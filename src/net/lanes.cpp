#include "lanes.h"

#include <algorithm>
#include <utility>

namespace accolade::net {
namespace {

struct Limits {
    std::size_t of_a_server, in_all;
};
constexpr std::array<Limits, 2> kLimits{{{4, 16}, {4, 8}}};  // feeds, pictures

}  // namespace

void Lanes::wait(Id id, Lane lane, std::string server) {
    lanes_[static_cast<std::size_t>(lane)].waiting.push_back({id, std::move(server)});
}

std::optional<Lanes::Id> Lanes::next() {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
        auto& lane = lanes_[i];
        if (lane.running.size() >= kLimits[i].in_all) continue;
        const auto found = std::ranges::find_if(lane.waiting, [&](const Request& request) {
            const auto busy = lane.by_server.find(request.server);
            return busy == lane.by_server.end() || busy->second < kLimits[i].of_a_server;
        });
        if (found == lane.waiting.end()) continue;
        const auto id = found->id;
        ++lane.by_server[found->server];
        lane.running.emplace(id, std::move(found->server));
        lane.waiting.erase(found);
        return id;
    }
    return std::nullopt;
}

void Lanes::leave(Id id) {
    for (auto& lane : lanes_) {
        lane.waiting.remove_if([id](const Request& request) { return request.id == id; });
        const auto ran = lane.running.find(id);
        if (ran == lane.running.end()) continue;
        const auto server = lane.by_server.find(ran->second);
        if (--server->second == 0) lane.by_server.erase(server);
        lane.running.erase(ran);
    }
}

}  // namespace accolade::net
