#include "base/cache.h"

#include <doctest/doctest.h>

#include <string>

using accolade::Cache;

TEST_CASE("a full cache lets go of what was asked for longest ago") {
    Cache<std::string, int> cache(3);
    cache.put("a", 1);
    cache.put("b", 2);
    cache.put("c", 3);
    CHECK(cache.find("a") == 1);
    cache.put("d", 4);
    CHECK_FALSE(cache.find("b"));
    CHECK(cache.find("a") == 1);
    CHECK(cache.find("c") == 3);
    CHECK(cache.find("d") == 4);
}

TEST_CASE("a cache counts what its things cost") {
    Cache<std::string, int> cache(10);
    cache.put("a", 1, 4);
    cache.put("b", 2, 4);
    cache.put("b", 3, 6);
    CHECK(cache.cost() == 10);
    CHECK(cache.find("b") == 3);
    cache.remove("a");
    cache.remove("never there");
    CHECK(cache.cost() == 6);
}

TEST_CASE("a cache that is made smaller lets go of what no longer fits") {
    Cache<int, int> cache(3);
    for (int i = 0; i < 3; ++i) cache.put(i, i);
    cache.resize(1);
    CHECK_FALSE(cache.find(0));
    CHECK_FALSE(cache.find(1));
    CHECK(cache.find(2) == 2);
}

TEST_CASE("the newest thing stays on the cache even where it is too large") {
    Cache<std::string, int> cache(10);
    cache.put("a", 1, 4);
    cache.put("b", 2, 40);
    CHECK_FALSE(cache.find("a"));
    CHECK(cache.find("b") == 2);
    cache.put("c", 3, 1);
    CHECK_FALSE(cache.find("b"));
    CHECK(cache.find("c") == 3);
}

TEST_CASE("of two who put the same new thing on a cache one is told so") {
    Cache<std::string, int> cache(10);
    CHECK(cache.put_new("a", 1));
    CHECK_FALSE(cache.put_new("a", 2));
    CHECK(cache.find("a") == 1);
    CHECK(cache.cost() == 1);
}
