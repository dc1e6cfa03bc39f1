#include "lanes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace accolade::net {
namespace {

std::vector<Lanes::Id> all_next(Lanes& lanes) {
    std::vector<Lanes::Id> ids;
    while (const auto id = lanes.next()) ids.push_back(*id);
    return ids;
}

}  // namespace

TEST_CASE("four of a server run at a time, the oldest first, and another server's pass them") {
    Lanes lanes;
    for (Lanes::Id id = 1; id <= 6; ++id) lanes.wait(id, Lane::feeds, "a");
    lanes.wait(7, Lane::feeds, "b");
    CHECK(all_next(lanes) == std::vector<Lanes::Id>{1, 2, 3, 4, 7});
    lanes.leave(7);
    CHECK(all_next(lanes).empty());
    lanes.leave(2);
    CHECK(all_next(lanes) == std::vector<Lanes::Id>{5});
}

TEST_CASE("a feed does not wait behind pictures, not even of its own server") {
    Lanes lanes;
    for (Lanes::Id id = 1; id <= 500; ++id) lanes.wait(id, Lane::pictures, "server " + std::to_string(id % 100));
    CHECK(all_next(lanes).size() == 8);
    for (Lanes::Id id = 501; id <= 600; ++id) lanes.wait(id, Lane::pictures, "a");
    lanes.wait(601, Lane::feeds, "a");
    CHECK(all_next(lanes) == std::vector<Lanes::Id>{601});
}

TEST_CASE("who leaves while it waits is not called") {
    Lanes lanes;
    for (Lanes::Id id = 1; id <= 6; ++id) lanes.wait(id, Lane::pictures, "a");
    CHECK(all_next(lanes).size() == 4);
    lanes.leave(5);
    lanes.leave(5);
    lanes.leave(1);
    CHECK(all_next(lanes) == std::vector<Lanes::Id>{6});
}

}  // namespace accolade::net
