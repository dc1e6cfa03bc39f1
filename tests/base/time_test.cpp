#include "base/time.h"

#include <doctest/doctest.h>

using namespace accolade;

namespace {

Now at(long wall, long steady) {
    return {WallTime(Milliseconds(wall)), SteadyTime(Milliseconds(steady))};
}

}  // namespace

TEST_CASE("a hurried clock begins where the other is, and both its hands run so many times as fast") {
    Now now = at(1'000'000, 500);
    const Clock clock = hurried([&now] { return now; }, 100);
    CHECK(clock() == at(1'000'000, 500));
    now = at(1'000'030, 530);
    CHECK(clock() == at(1'003'000, 3'500));
}

TEST_CASE("a clock set on the wall is followed by a hurried one as well") {
    Now now = at(1'000'000, 500);
    const Clock clock = hurried([&now] { return now; }, 10);
    now = at(900'000, 510);
    CHECK(clock() == at(0, 600));
}

TEST_CASE("whoever sleeps by a hurried clock sleeps less long, but never not at all") {
    CHECK(slept(Milliseconds(9'000), 100) == Milliseconds(90));
    CHECK(slept(Milliseconds(1), 100) == Milliseconds(1));
    CHECK(slept(Milliseconds(9'000), 1) == Milliseconds(9'000));
    CHECK(slept(Milliseconds(0), 100) == Milliseconds(0));
    CHECK(slept(Milliseconds(-5), 1) == Milliseconds(-5));
}

TEST_CASE("the machine's clock counts milliseconds, and its pace never goes back") {
    const auto clock = machine_clock();
    const auto first = clock(), second = clock();
    CHECK(second.steady >= first.steady);
    CHECK(first.wall.time_since_epoch() > std::chrono::years(50));
}
