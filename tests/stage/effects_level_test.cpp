#include "stage/effects_level.h"

#include <doctest/doctest.h>

using namespace accolade;
using motion::Effects;
using stage::EffectsLevel;

namespace {

constexpr Milliseconds kSixtieth{17};

// One entrance of 90 frames, of which some are late.
std::optional<std::string> entrance(EffectsLevel& level, int late = 0, int late_ms = 40) {
    for (int i = 0; i < 90; ++i) level.frame_took(i < late ? Milliseconds(late_ms) : kSixtieth, kSixtieth);
    return level.entrance_ended();
}

int entrances_until(EffectsLevel& level, Effects wanted, int most) {
    for (int i = 1; i <= most; ++i) {
        entrance(level);
        if (level.effects({}) == wanted) return i;
    }
    return 0;
}

}  // namespace

TEST_CASE("a machine that is fast enough shows everything, and a few late frames change nothing") {
    EffectsLevel level;
    for (int i = 0; i < 100; ++i) CHECK_FALSE(entrance(level, 3));
    CHECK(level.effects({}) == Effects::full);
}

TEST_CASE("a machine that stutters shows less from the next slide on, and says why once") {
    EffectsLevel level;
    const auto told = entrance(level, 60, 45);
    REQUIRE(told);
    CHECK(*told == "effects less, since one frame in twenty took 45 ms or more instead of 17");
    CHECK(level.effects({}) == Effects::less);
    CHECK(entrance(level, 60, 45));
    CHECK(level.effects({}) == Effects::least);
    CHECK_FALSE(entrance(level, 60, 45));
    CHECK(level.effects({}) == Effects::least);
}

TEST_CASE("frames that are only a little late must be so twice") {
    EffectsLevel level;
    CHECK_FALSE(entrance(level, 10, 25));
    entrance(level);
    CHECK_FALSE(entrance(level, 10, 25));
    CHECK(level.effects({}) == Effects::full);
    CHECK(entrance(level, 10, 25));
    CHECK(level.effects({}) == Effects::less);
}

TEST_CASE("after long smoothness more is tried again, less often where it failed") {
    EffectsLevel level;
    entrance(level, 60, 45);
    REQUIRE(level.effects({}) == Effects::less);
    const int first = entrances_until(level, Effects::full, 1000);
    CHECK(first >= 20);
    entrance(level, 60, 45);
    REQUIRE(level.effects({}) == Effects::less);
    const int second = entrances_until(level, Effects::full, 1000);
    CHECK(second == 2 * first);
}

TEST_CASE("what people decided is not changed by measurements") {
    EffectsLevel level;
    entrance(level, 60, 45);
    CHECK(level.effects(Effects::full) == Effects::full);
    CHECK(level.effects(Effects::least) == Effects::least);
    CHECK(level.effects(Effects::reduced) == Effects::reduced);
}

TEST_CASE("an entrance of a few frames says nothing") {
    EffectsLevel level;
    for (int i = 0; i < 5; ++i) level.frame_took(Milliseconds(90), kSixtieth);
    CHECK_FALSE(level.entrance_ended());
    CHECK(level.effects({}) == Effects::full);
}
