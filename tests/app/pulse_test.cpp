#include "app/pulse.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::app;

namespace {

SteadyTime at(int seconds) {
    return SteadyTime(Seconds(seconds));
}

}  // namespace

TEST_CASE("a screen that does not change although another slide is on is frozen, and one that stands still is not") {
    Pulse pulse(Seconds(15));
    pulse.turn("thanks", true, at(0));
    for (int second = 1; second < 3600; ++second) {
        pulse.turn("thanks", false, at(second));
        CHECK_FALSE(pulse.frozen(at(second)));
    }
    pulse.turn("story", false, at(3600));
    pulse.turn("quote", false, at(3608));  // the slides go on, the picture does not
    CHECK_FALSE(pulse.frozen(at(3614)));
    CHECK(pulse.frozen(at(3615)));
}

TEST_CASE("one frame that differs, or the return of the slide that is seen, is a sign of life") {
    Pulse pulse(Seconds(15));
    pulse.turn("thanks", true, at(0));
    pulse.turn("story", false, at(10));
    pulse.turn("story", true, at(20));
    CHECK_FALSE(pulse.frozen(at(60)));
    pulse.turn("thanks", false, at(60));
    pulse.turn("story", false, at(70));
    CHECK_FALSE(pulse.frozen(at(90)));
}

TEST_CASE("a loop that was held up for long, and a screen that is not there, are not frozen") {
    Pulse pulse(Seconds(15));
    pulse.turn("thanks", true, at(0));
    pulse.turn("story", true, at(9000));
    CHECK_FALSE(pulse.frozen(at(9000)));
    pulse.turn("thanks", false, at(9001));
    pulse.rest();
    CHECK_FALSE(pulse.frozen(at(9100)));
    pulse.turn("thanks", false, at(9200));
    CHECK_FALSE(pulse.frozen(at(9201)));
    CHECK(pulse.frozen(at(9215)));
}
