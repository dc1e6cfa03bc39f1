#include "app/latency.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::app;
using namespace std::chrono_literals;

TEST_CASE("latency is that of half of the events, and of nearly all") {
    LatencyMeter meter;
    CHECK(meter.latency() == model::Latency{});
    meter.took(30ms);
    CHECK(meter.latency() == model::Latency{1, 30ms, 30ms});
    for (int i = 1; i <= 99; ++i) meter.took(Milliseconds(i));
    CHECK(meter.latency() == model::Latency{100, 49ms, 94ms});
}

TEST_CASE("another clock's future is no time, and what was not on its way does not count") {
    LatencyMeter meter;
    meter.took(-20ms);
    CHECK(meter.latency() == model::Latency{1, 0ms, 0ms});
    meter.took(2h);
    CHECK(meter.latency().events == 1);
}

TEST_CASE("only the last thousand count") {
    LatencyMeter meter;
    for (int i = 0; i < 1'000; ++i) meter.took(500ms);
    for (int i = 0; i < 1'000; ++i) meter.took(10ms);
    CHECK(meter.latency() == model::Latency{2'000, 10ms, 10ms});
}
