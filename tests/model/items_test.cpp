#include "model/items.h"

#include <doctest/doctest.h>

#include <utility>

namespace accolade::model {
namespace {

Item item(const char* id, const char* title) {
    Item made;
    made.id = id;
    made.title = title;
    return made;
}

}  // namespace

TEST_CASE("lists of items are equal by what they say") {
    const Items one(std::vector{item("a", "Ada"), item("b", "Bo")});
    Items two(std::vector{item("a", "Ada")});
    CHECK(one != two);
    two.push_back(item("b", "Bo"));
    CHECK(one == two);
    two.push_back(item("c", "Cem"));
    CHECK(one != two);
    CHECK(Items{}.empty());
    CHECK(Items{} == Items{});
}

TEST_CASE("a list takes equal items from another, whatever their order, and keeps its own of the others") {
    const Items before(std::vector{item("a", "Ada"), item("b", "Bo"), item("c", "Cem")});
    Items after(std::vector{item("c", "Cem"), item("b", "Bob"), item("d", "Dag")});
    const Items as_it_was(std::vector{item("c", "Cem"), item("b", "Bob"), item("d", "Dag")});
    after.share_equal(before);
    CHECK(after == as_it_was);
    CHECK(&after[0] == &before[2]);
    CHECK(&after[1] != &before[1]);
}

TEST_CASE("a copy of a list shares its items, and grows by itself") {
    Items one(std::vector{item("a", "Ada")});
    Items two = one;
    CHECK(&two[0] == &one[0]);
    two.push_back(item("b", "Bo"));
    two.share(one, 0);
    two.append(one);
    CHECK(one.size() == 1);
    REQUIRE(two.size() == 4);
    CHECK(&two.back() == &one[0]);
}

}  // namespace accolade::model
