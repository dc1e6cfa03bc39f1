#include "backoff.h"

#include <doctest/doctest.h>

namespace accolade::feed {
namespace {

constexpr SteadyTime kStart{Milliseconds(1'000'000)};

Milliseconds wait_after(int failures, Seconds every, std::optional<Seconds> told = {}, double chance = 0) {
    Backoff backoff;
    for (int i = 0; i < failures; ++i) backoff = after_failure(backoff, kStart, every, told, chance);
    return backoff.next - kStart;
}

}  // namespace

TEST_CASE("failures double the wait up to a quarter of an hour") {
    CHECK(wait_after(1, Seconds(60)) == Seconds(5));
    CHECK(wait_after(2, Seconds(60)) == Seconds(10));
    CHECK(wait_after(5, Seconds(60)) == Seconds(80));
    CHECK(wait_after(9, Seconds(60)) == Seconds(900));
    CHECK(wait_after(5000, Seconds(60)) == Seconds(900));
    CHECK(wait_after(1, Seconds(2)) == Seconds(2));
    CHECK(wait_after(50, Seconds(3600)) == Seconds(3600));
}

TEST_CASE("jitter takes up to a quarter off, and never anything else") {
    CHECK(wait_after(9, Seconds(60), {}, 1.0) == Seconds(675));
    CHECK(wait_after(9, Seconds(60), {}, 0.5) == Milliseconds(787'500));
    CHECK(wait_after(9, Seconds(60), {}, 99) == Seconds(675));
}

TEST_CASE("a server that names a time is not asked before it") {
    CHECK(wait_after(1, Seconds(60), Seconds(120), 1.0) == Seconds(120));
    CHECK(wait_after(9, Seconds(60), Seconds(1)) == Seconds(900));
}

TEST_CASE("looks that succeed are at whole multiples of their pace since 1970, so that screens look together") {
    const auto next = [](long long wall_ms, Milliseconds every, double chance = 0) {
        const Now now{WallTime(Milliseconds(wall_ms)), kStart};
        return wall_ms + (aligned_after_success(now, every, chance).next - kStart).count();
    };
    CHECK(next(1'800'000'012'345, Seconds(60)) == 1'800'000'060'000);
    CHECK(next(1'800'000'060'000, Seconds(60)) == 1'800'000'120'000);
    CHECK(next(1'800'000'059'999, Seconds(60)) == 1'800'000'060'000);
    CHECK(next(1'800'000'001'000, Seconds(3600)) % 3'600'000 == 0);
    CHECK(next(5, Milliseconds(0)) == 1000);
    CHECK(next(-1500, Seconds(1)) == -1000);
    CHECK(aligned_after_success({WallTime{}, kStart}, Seconds(60), 0).failures == 0);
}

TEST_CASE("looks together are apart by five seconds at most, and by a tenth of their pace") {
    const auto jitter = [](Milliseconds every, double chance) {
        const auto next = aligned_after_success({WallTime{}, kStart}, every, chance).next;
        return next - kStart - every;
    };
    CHECK(jitter(Seconds(600), 1) == Seconds(5));
    CHECK(jitter(Seconds(600), 0.5) == Milliseconds(2500));
    CHECK(jitter(Seconds(20), 1) == Seconds(2));
    CHECK(jitter(Seconds(600), 99) == Seconds(5));
    // Whoever looked late has not missed the next time.
    const Now late{WallTime(Seconds(65)), kStart};
    CHECK(aligned_after_success(late, Seconds(60), 0).next == kStart + Seconds(55));
}

TEST_CASE("a success forgets every failure") {
    CHECK(after_success(kStart, Seconds(60)) == Backoff{0, kStart + Seconds(60)});
    CHECK(after_success(kStart, Seconds(0)).next == kStart + Seconds(1));
}

}  // namespace accolade::feed
