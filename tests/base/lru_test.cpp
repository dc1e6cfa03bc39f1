#include "base/lru.h"

#include <doctest/doctest.h>

#include <memory>

using accolade::Lru;

TEST_CASE("what was found stays where it is while others come") {
    Lru<int, int> lru(3);
    lru.put(1, 10);
    auto* one = lru.find(1);
    REQUIRE(one != nullptr);
    lru.put(2, 20);
    lru.put(3, 30);
    CHECK(lru.find(1) == one);
    lru.put(4, 40);
    CHECK(*one == 10);
    CHECK(lru.find(2) == nullptr);
}

TEST_CASE("asking whether a thing is there does not keep it there") {
    Lru<int, int> lru(2);
    lru.put(1, 10);
    lru.put(2, 20);
    CHECK(lru.contains(1));
    lru.put(3, 30);
    CHECK_FALSE(lru.contains(1));
    CHECK(lru.contains(2));
}

TEST_CASE("things that cannot be copied can be kept") {
    Lru<int, std::unique_ptr<int>> lru(2);
    CHECK(*lru.put(1, std::make_unique<int>(7)) == 7);
    CHECK(**lru.find(1) == 7);
}
