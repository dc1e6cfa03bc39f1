#include "motion/ticking.h"

#include <doctest/doctest.h>

#include "motion/motion.h"
#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

struct Counter {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("nocturne");

    slide::Slide at(double value) {
        auto item = homes();
        item.counter->value.value = value;
        return slide::design(content_of(item), stage_of(theme, *fonts, {1920, 1080}));
    }
};

std::size_t actor_of(const motion::Tick& tick) {
    return tick.numbers.at(0).actor;
}

std::size_t commands_of(const Frame& frame, const motion::Tick& tick) {
    return frame.layers.at(actor_of(tick) + 1).drawing->commands.size();
}

}  // namespace

TEST_CASE("when a number ticks only the figures that differ roll") {
    Counter counter;
    const auto before = counter.at(871'204), after = counter.at(871'205), far = counter.at(871'310);
    const auto tick = motion::tick_between(before, after);
    REQUIRE(tick);
    CHECK(motion::length_of(*tick) == Milliseconds(450));
    const auto middle = motion::ticking(after, *tick, Milliseconds(150));
    CHECK(commands_of(middle, *tick) == 7 + 1);  // six figures and a comma, one of them twice
    CHECK(middle.layers.at(actor_of(*tick) + 1).drawing->fleeting);
    // Everything else stands.
    const auto resting = motion::at_rest(after);
    for (std::size_t i = 0; i < resting.layers.size(); ++i)
        if (i != actor_of(*tick) + 1) CHECK(middle.layers[i] == resting.layers[i]);
    CHECK(motion::ticking(after, *tick, Milliseconds(450)) == resting);

    const auto farther = motion::tick_between(before, far);
    REQUIRE(farther);
    CHECK(motion::length_of(*farther) == Milliseconds(450 + 2 * 80));
}

TEST_CASE("a number that gains a place ticks too, and one that stays does not") {
    Counter counter;
    const auto before = counter.at(99'999), after = counter.at(100'000), same = counter.at(99'999);
    CHECK_FALSE(motion::tick_between(before, same));
    const auto tick = motion::tick_between(before, after);
    REQUIRE(tick);
    for (int ms = 0; ms < motion::length_of(*tick).count(); ms += 30) {
        const auto drawing = motion::ticking(after, *tick, Milliseconds(ms)).layers.at(actor_of(*tick) + 1).drawing;
        CHECK(drawing->bounds.w > 0);
        CHECK(drawing->commands.size() >= 7);
    }
}

TEST_CASE("the cells of a countdown roll together, and those that stay stand") {
    Counter counter;
    auto before = counter.at(871'204), after = counter.at(871'310);
    const auto number = motion::tick_between(before, after).value().numbers.at(0).actor;
    for (slide::Slide* slide : {&before, &after}) {
        slide->actors.push_back(slide->actors[number]);
        slide->actors.push_back(slide->actors[number]);
        for (std::size_t i = 0; i < 3; ++i) {
            auto& cell = i == 0 ? slide->actors[number] : slide->actors[slide->actors.size() - i];
            cell.name = "cell." + std::to_string(i);
            cell.change = slide::Rolling{};
        }
    }
    after.actors[number].drawing = before.actors[number].drawing;
    const auto tick = motion::tick_between(before, after);
    REQUIRE(tick);
    REQUIRE(tick->numbers.size() == 2);
    CHECK(motion::length_of(*tick) == Milliseconds(350));
    const auto middle = motion::ticking(after, *tick, Milliseconds(100)), resting = motion::at_rest(after);
    CHECK(middle.layers[number + 1] == resting.layers[number + 1]);
    for (const auto& cell : tick->numbers) CHECK(middle.layers[cell.actor + 1].drawing->fleeting);
    CHECK(motion::ticking(after, *tick, Milliseconds(350)) == resting);
    // Cells of other names are other cells: days are not rolled into hours.
    after.actors[number].name = before.actors[number].name;
    after.actors.back().name = "another";
    CHECK(motion::tick_between(before, after)->numbers.size() == 1);
}
