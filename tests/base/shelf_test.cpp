#include "base/shelf.h"

#include <doctest/doctest.h>

#include <string>

using accolade::Shelf;

TEST_CASE("a full shelf lets go of what was asked for longest ago") {
    Shelf<std::string, int> shelf(3);
    shelf.put("a", 1);
    shelf.put("b", 2);
    shelf.put("c", 3);
    CHECK(shelf.find("a") == 1);
    shelf.put("d", 4);
    CHECK_FALSE(shelf.find("b"));
    CHECK(shelf.find("a") == 1);
    CHECK(shelf.find("c") == 3);
    CHECK(shelf.find("d") == 4);
}

TEST_CASE("a shelf counts what its things cost") {
    Shelf<std::string, int> shelf(10);
    shelf.put("a", 1, 4);
    shelf.put("b", 2, 4);
    shelf.put("b", 3, 6);
    CHECK(shelf.cost() == 10);
    CHECK(shelf.find("b") == 3);
    shelf.remove("a");
    shelf.remove("never there");
    CHECK(shelf.cost() == 6);
}

TEST_CASE("a shelf that is made smaller lets go of what no longer fits") {
    Shelf<int, int> shelf(3);
    for (int i = 0; i < 3; ++i) shelf.put(i, i);
    shelf.resize(1);
    CHECK_FALSE(shelf.find(0));
    CHECK_FALSE(shelf.find(1));
    CHECK(shelf.find(2) == 2);
}

TEST_CASE("the newest thing stays on the shelf even where it is too large") {
    Shelf<std::string, int> shelf(10);
    shelf.put("a", 1, 4);
    shelf.put("b", 2, 40);
    CHECK_FALSE(shelf.find("a"));
    CHECK(shelf.find("b") == 2);
    shelf.put("c", 3, 1);
    CHECK_FALSE(shelf.find("b"));
    CHECK(shelf.find("c") == 3);
}

TEST_CASE("of two who put the same new thing on a shelf one is told so") {
    Shelf<std::string, int> shelf(10);
    CHECK(shelf.put_new("a", 1));
    CHECK_FALSE(shelf.put_new("a", 2));
    CHECK(shelf.find("a") == 1);
    CHECK(shelf.cost() == 1);
}
