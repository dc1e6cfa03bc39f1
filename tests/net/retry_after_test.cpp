#include "retry_after.h"

#include <doctest/doctest.h>

namespace accolade::net {

TEST_CASE("Retry-After is seconds or a date, and never absurd") {
    const std::string date = "Mon, 23 Nov 2026 08:00:00 GMT";
    CHECK(retry_after("120", date) == Seconds(120));
    CHECK(retry_after("0", date) == Seconds(1));
    CHECK(retry_after("-5", date) == Seconds(1));
    CHECK(retry_after("99999999999999999999999", date) == Seconds(6 * 3600));
    CHECK(retry_after("-99999999999999999999999", date) == Seconds(1));
    CHECK(retry_after("Mon, 23 Nov 2026 08:05:00 GMT", date) == Seconds(300));
    CHECK(retry_after("Monday, 23-Nov-26 08:05:00 GMT", date) == Seconds(300));
    CHECK(retry_after("Mon Nov 23 08:05:00 2026", date) == Seconds(300));
    CHECK(retry_after("Sun, 22 Nov 2026 08:00:00 GMT", date) == Seconds(1));
    CHECK(retry_after("Mon, 23 Nov 2099 08:00:00 GMT", date) == Seconds(6 * 3600));
    CHECK(retry_after("Mon, 23 Nov 2026 08:05:00 GMT", "") == std::nullopt);
    CHECK(retry_after("soon", date) == std::nullopt);
    CHECK(retry_after("", date) == std::nullopt);
    CHECK(retry_after("1-2", date) == std::nullopt);
}

}  // namespace accolade::net
