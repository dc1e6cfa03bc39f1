#include "model/kind.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "model/item.h"

using namespace accolade::model;

TEST_CASE("every kind has its row, in the order of their numbers, under a name of its own") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kinds().size(); ++i) {
        const auto& row = kinds()[i];
        CAPTURE(row.name);
        CHECK(static_cast<std::size_t>(row.kind) == i);
        CHECK(&row_of(row.kind) == &row);
        CHECK(kind_named(row.name) == row.kind);
        CHECK(names.insert(row.name).second);
        CHECK_FALSE(row.purpose.empty());
        CHECK_FALSE(row.headline.empty());
    }
    CHECK_FALSE(kind_named("idle"));
    CHECK_FALSE(kind_named(""));
}

TEST_CASE("an item that has only its kind's name to say says nothing") {
    for (const auto& row : kinds()) {
        CAPTURE(row.name);
        Item item;
        item.kind = row.kind;
        CHECK_FALSE(says_something(item));
        item.unit = "km";
        item.rating = 5;
        CHECK_FALSE(says_something(item));
        item.title = "Hello";
        CHECK(says_something(item));
    }
    Item item;
    item.prize = "A bike";
    CHECK_FALSE(says_something(item));  // a story shows no prize
    item.kind = Kind::incentive;
    CHECK(says_something(item));
    Item picture;
    picture.image = "crew.jpg";
    CHECK(says_something(picture));
}

TEST_CASE("a kind is made of a member of its own, and an empty item does not have it") {
    for (const auto& row : kinds()) {
        CAPTURE(row.name);
        const bool asks = row.has != nullptr;
        CHECK(row.needs.empty() != asks);
        if (!asks) continue;
        CHECK(std::ranges::find(row.members, row.needs) != row.members.end());
        CHECK_FALSE(row.has(Item{}));
    }
    CHECK(row_of(Kind::story).needs.empty());  // what all others are shown as must need nothing
}
