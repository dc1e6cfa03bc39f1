#include "base/time.h"

#include <doctest/doctest.h>

TEST_CASE("the machine's clock counts milliseconds, and its pace never goes back") {
    const auto clock = accolade::machine_clock();
    const auto first = clock(), second = clock();
    CHECK(second.steady >= first.steady);
    CHECK(first.wall.time_since_epoch() > std::chrono::years(50));
}
