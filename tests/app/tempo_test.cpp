#include "app/tempo.h"

#include <doctest/doctest.h>

using namespace accolade;
using app::Tempo;
using motion::Ease;

namespace {

constexpr Milliseconds kSixtieth{17};

// One entrance of 90 frames, of which some are late.
std::optional<std::string> entrance(Tempo& tempo, int late = 0, int late_ms = 40) {
    for (int i = 0; i < 90; ++i) tempo.frame(i < late ? Milliseconds(late_ms) : kSixtieth, kSixtieth);
    return tempo.rested();
}

int entrances_until(Tempo& tempo, Ease wanted, int most) {
    for (int i = 1; i <= most; ++i) {
        entrance(tempo);
        if (tempo.ease({}) == wanted) return i;
    }
    return 0;
}

}  // namespace

TEST_CASE("a machine that is fast enough shows everything, and a few late frames change nothing") {
    Tempo tempo;
    for (int i = 0; i < 100; ++i) CHECK_FALSE(entrance(tempo, 3));
    CHECK(tempo.ease({}) == Ease::full);
}

TEST_CASE("a machine that stutters shows less from the next slide on, and says why once") {
    Tempo tempo;
    const auto told = entrance(tempo, 60, 45);
    REQUIRE(told);
    CHECK(*told == "effects less, since one frame in twenty took 45 ms and more instead of 17");
    CHECK(tempo.ease({}) == Ease::less);
    CHECK(entrance(tempo, 60, 45));
    CHECK(tempo.ease({}) == Ease::least);
    CHECK_FALSE(entrance(tempo, 60, 45));
    CHECK(tempo.ease({}) == Ease::least);
}

TEST_CASE("frames that are only a little late must be so twice") {
    Tempo tempo;
    CHECK_FALSE(entrance(tempo, 10, 25));
    entrance(tempo);
    CHECK_FALSE(entrance(tempo, 10, 25));
    CHECK(tempo.ease({}) == Ease::full);
    CHECK(entrance(tempo, 10, 25));
    CHECK(tempo.ease({}) == Ease::less);
}

TEST_CASE("after long smoothness more is tried again, less often where it failed") {
    Tempo tempo;
    entrance(tempo, 60, 45);
    REQUIRE(tempo.ease({}) == Ease::less);
    const int first = entrances_until(tempo, Ease::full, 1000);
    CHECK(first >= 20);
    entrance(tempo, 60, 45);
    REQUIRE(tempo.ease({}) == Ease::less);
    const int second = entrances_until(tempo, Ease::full, 1000);
    CHECK(second == 2 * first);
}

TEST_CASE("what people decided is not changed by measurements") {
    Tempo tempo;
    entrance(tempo, 60, 45);
    config::ScreenSettings screen;
    screen.effects = config::Effects::full;
    CHECK(tempo.ease(screen) == Ease::full);
    screen.effects = config::Effects::least;
    CHECK(tempo.ease(screen) == Ease::least);
    screen.reduced_motion = true;
    CHECK(tempo.ease(screen) == Ease::reduced);
}

TEST_CASE("an entrance of a few frames says nothing") {
    Tempo tempo;
    for (int i = 0; i < 5; ++i) tempo.frame(Milliseconds(90), kSixtieth);
    CHECK_FALSE(tempo.rested());
    CHECK(tempo.ease({}) == Ease::full);
}
