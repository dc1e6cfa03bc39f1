#include "wording/countdown.h"

#include <doctest/doctest.h>

#include <chrono>

using namespace accolade;
using namespace accolade::wording;
using namespace std::chrono_literals;
using Cells = std::vector<Cell>;

namespace {

WallTime at(unsigned day, int hour, int minute, int second = 0) {
    return std::chrono::sys_days(std::chrono::year(2026) / 11 / day) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + Seconds(second);
}

Cells cells(WallTime begin, WallTime now) {
    const auto countdown = countdown_to(begin, now);
    return countdown ? countdown->cells : Cells{};
}

}  // namespace

TEST_CASE("more than two days are days, hours and minutes; under that hours; under an hour minutes and seconds") {
    const auto begin = at(28, 16, 0);
    CHECK(cells(begin, at(20, 14, 32)) == Cells{{8, Unit::days}, {1, Unit::hours}, {28, Unit::minutes}});
    CHECK(cells(begin, at(26, 15, 59)) == Cells{{2, Unit::days}, {0, Unit::hours}, {1, Unit::minutes}});
    CHECK(cells(begin, at(26, 16, 0)) == Cells{{48, Unit::hours}, {0, Unit::minutes}});
    CHECK(cells(begin, at(28, 15, 0)) == Cells{{1, Unit::hours}, {0, Unit::minutes}});
    CHECK(cells(begin, at(28, 15, 0, 1)) == Cells{{59, Unit::minutes}, {59, Unit::seconds}});
    CHECK(cells(begin, at(28, 15, 59, 49)) == Cells{{0, Unit::minutes}, {11, Unit::seconds}});
    CHECK_FALSE(countdown_to(begin, at(28, 15, 59, 49))->last);
    CHECK(countdown_to(begin, at(28, 15, 59, 50)) == Countdown{{{10, Unit::seconds}}, true});
    CHECK(countdown_to(begin, begin - 1ms) == Countdown{{{1, Unit::seconds}}, true});
    CHECK_FALSE(countdown_to(begin, begin));
    CHECK_FALSE(countdown_to(begin, begin + 1h));
}

TEST_CASE("what is left is rounded up, so that the clock and the cells add up") {
    const auto begin = at(28, 16, 0);
    CHECK(cells(begin, at(28, 14, 31, 20)) == Cells{{1, Unit::hours}, {29, Unit::minutes}});
    CHECK(cells(begin, at(28, 14, 32)) == Cells{{1, Unit::hours}, {28, Unit::minutes}});
}

TEST_CASE("the cells change at every minute, at every second of the last hour, and when it begins") {
    const auto begin = at(28, 16, 0);
    CHECK(countdown_changes(begin, at(28, 14, 31, 20)) == at(28, 14, 32));
    CHECK(countdown_changes(begin, at(28, 14, 32)) == at(28, 14, 33));
    CHECK(countdown_changes(begin, at(28, 15, 0)) == at(28, 15, 0, 1));
    CHECK(countdown_changes(begin, at(28, 15, 0, 1) + 300ms) == at(28, 15, 0, 2));
    CHECK(countdown_changes(begin, begin - 1s) == begin);
    CHECK_FALSE(countdown_changes(begin, begin));
    // Whatever begins between two minutes changes between them too.
    CHECK(countdown_changes(begin + 30s, at(28, 14, 31, 20)) == at(28, 14, 31, 30));
}

TEST_CASE("between two changes the cells stay, and at each they are others") {
    const auto begin = at(28, 16, 0) + 20s;
    for (auto now = begin - std::chrono::hours(49); now < begin;) {
        const auto next = countdown_changes(begin, now);
        REQUIRE(next);
        REQUIRE(*next > now);
        CHECK(cells(begin, now) == cells(begin, *next - 1ms));
        CHECK(cells(begin, now) != cells(begin, *next));
        now = *next;
    }
}

TEST_CASE("events and sessions with an hour count down, and nothing else") {
    model::Item item;
    item.kind = model::Kind::event;
    CHECK_FALSE(counts_down_to(item));
    item.starts = model::Moment{at(28, 16, 0), false};
    CHECK(counts_down_to(item) == at(28, 16, 0));
    item.kind = model::Kind::session;
    CHECK(counts_down_to(item) == at(28, 16, 0));
    item.kind = model::Kind::incentive;
    CHECK_FALSE(counts_down_to(item));
    item.kind = model::Kind::event;
    item.starts->all_day = true;
    CHECK_FALSE(counts_down_to(item));
}
