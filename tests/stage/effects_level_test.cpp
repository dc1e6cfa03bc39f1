#include "stage/effects_level.h"

#include <doctest/doctest.h>

using namespace accolade;
using motion::Ease;
using stage::EffectsLevel;

namespace {

constexpr Milliseconds kSixtieth{17};

// One entrance of 90 frames, of which some are late.
std::optional<std::string> entrance(EffectsLevel& level, int late = 0, int late_ms = 40) {
    for (int i = 0; i < 90; ++i) level.frame_took(i < late ? Milliseconds(late_ms) : kSixtieth, kSixtieth);
    return level.entrance_ended();
}

int entrances_until(EffectsLevel& level, Ease wanted, int most) {
    for (int i = 1; i <= most; ++i) {
        entrance(level);
        if (level.ease({}) == wanted) return i;
    }
    return 0;
}

}  // namespace

TEST_CASE("a machine that is fast enough shows everything, and a few late frames change nothing") {
    EffectsLevel level;
    for (int i = 0; i < 100; ++i) CHECK_FALSE(entrance(level, 3));
    CHECK(level.ease({}) == Ease::full);
}

TEST_CASE("a machine that stutters shows less from the next slide on, and says why once") {
    EffectsLevel level;
    const auto told = entrance(level, 60, 45);
    REQUIRE(told);
    CHECK(*told == "effects less, since one frame in twenty took 45 ms or more instead of 17");
    CHECK(level.ease({}) == Ease::less);
    CHECK(entrance(level, 60, 45));
    CHECK(level.ease({}) == Ease::least);
    CHECK_FALSE(entrance(level, 60, 45));
    CHECK(level.ease({}) == Ease::least);
}

TEST_CASE("frames that are only a little late must be so twice") {
    EffectsLevel level;
    CHECK_FALSE(entrance(level, 10, 25));
    entrance(level);
    CHECK_FALSE(entrance(level, 10, 25));
    CHECK(level.ease({}) == Ease::full);
    CHECK(entrance(level, 10, 25));
    CHECK(level.ease({}) == Ease::less);
}

TEST_CASE("after long smoothness more is tried again, less often where it failed") {
    EffectsLevel level;
    entrance(level, 60, 45);
    REQUIRE(level.ease({}) == Ease::less);
    const int first = entrances_until(level, Ease::full, 1000);
    CHECK(first >= 20);
    entrance(level, 60, 45);
    REQUIRE(level.ease({}) == Ease::less);
    const int second = entrances_until(level, Ease::full, 1000);
    CHECK(second == 2 * first);
}

TEST_CASE("what people decided is not changed by measurements") {
    EffectsLevel level;
    entrance(level, 60, 45);
    CHECK(level.ease(Ease::full) == Ease::full);
    CHECK(level.ease(Ease::least) == Ease::least);
    CHECK(level.ease(Ease::reduced) == Ease::reduced);
}

TEST_CASE("an entrance of a few frames says nothing") {
    EffectsLevel level;
    for (int i = 0; i < 5; ++i) level.frame_took(Milliseconds(90), kSixtieth);
    CHECK_FALSE(level.entrance_ended());
    CHECK(level.ease({}) == Ease::full);
}
