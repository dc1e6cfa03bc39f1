#include "scene/ticking.h"

#include <doctest/doctest.h>

#include "scene/lobby.h"
#include "scene/motion.h"

using namespace accolade;
using namespace accolade::test;

namespace {

struct Counter {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("nocturne");

    scene::Slide at(double value) {
        auto item = homes();
        item.counter->value.value = value;
        return scene::design(content_of(item), stage_of(theme, *fonts, {1920, 1080}));
    }
};

std::size_t commands_of(const scene::Frame& frame, const scene::Tick& tick) {
    return frame.layers.at(tick.actor + 1).drawing->commands.size();
}

}  // namespace

TEST_CASE("when a number ticks only the figures that differ roll") {
    Counter counter;
    const auto before = counter.at(871'204), after = counter.at(871'205), far = counter.at(871'310);
    const auto tick = scene::tick_between(before, after);
    REQUIRE(tick);
    CHECK(scene::length_of(*tick) == Milliseconds(450));
    const auto middle = scene::ticking(after, *tick, Milliseconds(150));
    CHECK(commands_of(middle, *tick) == 7 + 1);  // six figures and a comma, one of them twice
    CHECK(middle.layers.at(tick->actor + 1).drawing->fleeting);
    // Everything else stands.
    const auto resting = scene::at_rest(after);
    for (std::size_t i = 0; i < resting.layers.size(); ++i)
        if (i != tick->actor + 1) CHECK(middle.layers[i] == resting.layers[i]);
    CHECK(scene::ticking(after, *tick, Milliseconds(450)) == resting);

    const auto farther = scene::tick_between(before, far);
    REQUIRE(farther);
    CHECK(scene::length_of(*farther) == Milliseconds(450 + 2 * 80));
}

TEST_CASE("a number that gains a place ticks too, and one that stays does not") {
    Counter counter;
    const auto before = counter.at(99'999), after = counter.at(100'000), same = counter.at(99'999);
    CHECK_FALSE(scene::tick_between(before, same));
    const auto tick = scene::tick_between(before, after);
    REQUIRE(tick);
    for (int ms = 0; ms < scene::length_of(*tick).count(); ms += 30) {
        const auto drawing = scene::ticking(after, *tick, Milliseconds(ms)).layers.at(tick->actor + 1).drawing;
        CHECK(drawing->bounds.w > 0);
        CHECK(drawing->commands.size() >= 7);
    }
}
