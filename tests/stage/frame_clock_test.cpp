#include "stage/frame_clock.h"

#include <doctest/doctest.h>

using namespace accolade;
using stage::FrameClock;

namespace {
constexpr std::chrono::microseconds kSixtieth{16'667};
}

TEST_CASE("sixty frames take a second, though each takes whole milliseconds") {
    FrameClock clock;
    const SteadyTime begin(Milliseconds(5'000));
    auto now = begin;
    for (int i = 0; i < 60; ++i) {
        const auto next = clock.next(now, kSixtieth);
        CHECK(next - now >= Milliseconds(16));
        CHECK(next - now <= Milliseconds(17));
        now = next;
    }
    CHECK(now - begin == Milliseconds(1'000));
}

TEST_CASE("a late frame does not delay those after it, and a long rest begins anew") {
    FrameClock clock;
    const SteadyTime begin(Milliseconds(5'000));
    const auto second = clock.next(begin, kSixtieth);
    const auto third = clock.next(second + Milliseconds(9), kSixtieth);
    CHECK(third - begin == Milliseconds(33));
    const auto later = begin + Milliseconds(4'000);
    CHECK(clock.next(later, kSixtieth) - later == Milliseconds(17));
}
