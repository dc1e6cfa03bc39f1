#include "model/fingerprint.h"

#include <doctest/doctest.h>

#include <set>

using namespace accolade;
using namespace accolade::model;

TEST_CASE("an item has another fingerprint whatever of it is changed, and the same where nothing is") {
    Item item;
    item.id = "storm-crew";
    item.people.emplace_back().name = "Ada Holm";
    item.counter = Counter{};
    std::set<std::string> prints{fingerprint_of(item)};
    const auto changed = [&](auto change) {
        auto other = item;
        change(other);
        CHECK(prints.insert(fingerprint_of(other)).second);
        CHECK(fingerprint_of(other) == fingerprint_of(Item(other)));
    };
    changed([](Item& other) { other.title = "Back on the grid"; });
    changed([](Item& other) { other.body = "Back on the grid"; });  // elsewhere
    changed([](Item& other) { other.people[0].role = "Electrician"; });
    changed([](Item& other) { other.people.push_back({}); });
    changed([](Item& other) { other.counter->value = {1e308, 0}; });
    changed([](Item& other) { other.counter->celebrate_at.push_back(0); });
    changed([](Item& other) { other.counter->target = Number{}; });
    changed([](Item& other) { other.counter.reset(); });
    changed([](Item& other) { other.show_until = WallTime{}; });
    changed([](Item& other) { other.days = 1; });
    changed([](Item& other) { other.seconds = Seconds(9); });
    changed([](Item& other) { other.celebrate = true; });
    changed([](Item& other) { other.tags = {"a", "b"}; });
    changed([](Item& other) { other.tags = {"ab"}; });
    item.modified = WallTime{};
    CHECK(prints.contains(fingerprint_of(item)));
}
