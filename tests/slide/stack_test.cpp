#include "stack.h"

#include <doctest/doctest.h>

using namespace accolade;

namespace {
const std::vector<slide::StackItem> kThree{{20, 100}, {60, 10}, {30, 15}};
constexpr Rect kArea{50, 100, 400, 300};
}  // namespace

TEST_CASE("the gap before what comes first is not counted") {
    CHECK(slide::height_of(kThree) == 20 + 10 + 60 + 15 + 30);
    CHECK(slide::height_of({}) == 0);
}

TEST_CASE("a stack begins at the top, stands in the middle, or ends at the bottom") {
    CHECK(slide::flow(kThree, kArea, theme::Align::start) == std::vector<float>{100, 130, 205});
    CHECK(slide::flow(kThree, kArea, theme::Align::center) == std::vector<float>{182.5F, 212.5F, 287.5F});
    CHECK(slide::flow(kThree, kArea, theme::Align::end) == std::vector<float>{265, 295, 370});
}

TEST_CASE("what one member gives up, the next takes") {
    auto shorter = kThree;
    shorter[1].height = 40;
    CHECK(slide::flow(shorter, kArea, theme::Align::start) == std::vector<float>{100, 130, 185});
    shorter.erase(shorter.begin());
    CHECK(slide::flow(shorter, kArea, theme::Align::start).front() == 100);
}
