#include "app/latency.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <tuple>

using namespace accolade;
using namespace accolade::app;
using namespace std::chrono_literals;

namespace {

// How many there were, and what half and nearly all of them took.
std::tuple<std::uint64_t, Milliseconds, Milliseconds> told(const LatencyMeter& meter) {
    const auto latency = meter.latency();
    return {latency.events, latency.half, latency.nearly};
}

}  // namespace

TEST_CASE("latency is that of half of the events, and of nearly all") {
    LatencyMeter meter;
    CHECK(meter.latency() == model::Latency{});
    meter.took(30ms);
    CHECK(told(meter) == std::tuple(1U, 30ms, 30ms));
    for (int i = 1; i <= 99; ++i) meter.took(Milliseconds(i));
    CHECK(told(meter) == std::tuple(100U, 49ms, 94ms));
}

TEST_CASE("another clock's future is no time, and what was not on its way does not count") {
    LatencyMeter meter;
    meter.took(-20ms);
    CHECK(told(meter) == std::tuple(1U, 0ms, 0ms));
    meter.took(2h);
    CHECK(meter.latency().events == 1);
}

TEST_CASE("only the last thousand count") {
    LatencyMeter meter;
    for (int i = 0; i < 1'000; ++i) meter.took(500ms);
    for (int i = 0; i < 1'000; ++i) meter.took(10ms);
    CHECK(told(meter) == std::tuple(2000U, 10ms, 10ms));
}
