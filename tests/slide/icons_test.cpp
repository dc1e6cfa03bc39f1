#include "icons.h"

#include <doctest/doctest.h>

using namespace accolade;
using namespace accolade::slide;
using theme::Icon;

TEST_CASE("an icon stands in the middle of its area and within it") {
    for (const Icon sign : {Icon::clock, Icon::calendar, Icon::place, Icon::heart}) {
        const Path path = icon(sign, {100, 50, 54, 80});
        REQUIRE_FALSE(path.points.empty());
        const Rect box = bounds(path);
        CHECK(box.x >= 100);
        CHECK(box.right() <= 154);
        CHECK(box.y >= 63);
        CHECK(box.bottom() <= 117);
        CHECK(box.center().x == doctest::Approx(127).epsilon(0.01));
        CHECK(box.h >= 40);
    }
}

TEST_CASE("a stroke has round ends") {
    const Point line[] = {{10, 20}, {30, 20}};
    const Rect box = bounds(stroked(line, 4));
    CHECK(box.x == doctest::Approx(8));
    CHECK(box.right() == doctest::Approx(32));
    CHECK(box.h == doctest::Approx(4));
    CHECK(stroked({}, 4).points.empty());
}
