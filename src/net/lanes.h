// Lanes: whose turn it is among the requests that wait. In each lane only so many run at a time, of one server and in
// all; who waits longest goes first, unless its server is busy. Value; one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>

#include "net/http.h"

namespace accolade::net {

class Lanes {
  public:
    using Id = std::uint64_t;

    void wait(Id id, Lane lane, std::string server);
    // One whose turn has come; it runs from now on.
    std::optional<Id> next();
    // It ran, or waited, and does not any more.
    void leave(Id id);

  private:
    struct Request {
        Id id = 0;
        std::string server;
    };
    struct Traffic {
        std::list<Request> waiting;
        std::map<Id, std::string> running;             // whose server is
        std::map<std::string, std::size_t> by_server;  // how many run
    };
    std::array<Traffic, 2> lanes_;  // by Lane
};

}  // namespace accolade::net
