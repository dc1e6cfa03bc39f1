#include "selection.h"

#include <doctest/doctest.h>

namespace accolade::feed {
namespace {

using std::chrono::days;

constexpr WallTime kNow{Milliseconds(1'800'000'000'000)};

model::Item item(const std::string& id, std::optional<int> age) {
    model::Item one;
    one.id = id;
    if (age) one.published = kNow - days(*age);
    return one;
}

const model::Items kItems({item("old", 40), item("undated", {}), item("new", 1), item("week", 7)});

std::string ids(const Selected& selected) {
    std::string all;
    for (const auto& one : selected.items) all += (all.empty() ? "" : " ") + one.id;
    return all;
}

SourceSettings settings(std::size_t limit, days newer_than) {
    SourceSettings settings;
    settings.limit = limit;
    settings.newer_than = newer_than;
    return settings;
}

}  // namespace

TEST_CASE("without a wish every item is taken") {
    CHECK(ids(selected(kItems, {}, kNow)) == "old undated new week");
    CHECK_FALSE(selected(kItems, {}, kNow).until.has_value());
}

TEST_CASE("so many items are the newest, in the order they had") {
    CHECK(ids(selected(kItems, settings(2, days(0)), kNow)) == "new week");
    CHECK(ids(selected(kItems, settings(3, days(0)), kNow)) == "old new week");
    CHECK(ids(selected(kItems, settings(9, days(0)), kNow)) == "old undated new week");
}

TEST_CASE("so many days leave out what is older, and say when the next one is") {
    const auto month = selected(kItems, settings(0, days(30)), kNow);
    CHECK(ids(month) == "undated new week");
    CHECK(month.until == kNow + days(23));
    CHECK(ids(selected(kItems, settings(0, days(30)), kNow + days(23))) == "undated new");
    CHECK(ids(selected(kItems, settings(1, days(30)), kNow)) == "new");
}

TEST_CASE("what is left out is told, with what leaves it out") {
    const auto both = selected(kItems, settings(1, days(30)), kNow).left_out;
    std::string told;
    for (const auto& [i, because] : both)
        told += kItems[i].id + (because == Because::too_old ? " is too old; " : " is one too many; ");
    CHECK(told == "old is too old; week is one too many; undated is one too many; ");
    CHECK(selected(kItems, settings(9, days(0)), kNow).left_out.empty());
}

}  // namespace accolade::feed
