#include "duration.h"

#include <doctest/doctest.h>

namespace accolade::feed {

TEST_CASE("durations are said as precisely as anyone wants to know them") {
    using std::chrono::hours, std::chrono::minutes;
    CHECK(in_words(Milliseconds(3750)) == "4 s");
    CHECK(in_words(Seconds(30)) == "30 s");
    CHECK(in_words(Milliseconds(59'600)) == "1 min");
    CHECK(in_words(minutes(12) + Seconds(20)) == "12 min");
    CHECK(in_words(hours(1)) == "1 h");
    CHECK(in_words(hours(3) + minutes(12)) == "3 h 12 min");
    CHECK(in_words(hours(23) + minutes(59) + Seconds(59)) == "1 day");
    CHECK(in_words(hours(53)) == "2 days 5 h");
    CHECK(in_words(hours(48)) == "2 days");
}

}  // namespace accolade::feed
