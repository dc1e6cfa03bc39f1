#include "sheet.h"

#include <doctest/doctest.h>

#include "gfx/frame.h"

using namespace accolade;
using namespace accolade::slide;

namespace {

SheetSpec sheet() {
    return {{100, 100, 580, 780}, 10, Color{255, 251, 243, 255}, Color{211, 195, 168, 255}, Color{0, 0, 0, 87}};
}

}  // namespace

TEST_CASE("two pages lie below a cover, each with its edge, the nearest last") {
    auto spec = sheet();
    spec.shadow = Color{0, 0, 0, 0};
    const auto fills = pages_below(spec);
    REQUIRE(fills.size() == 4);
    CHECK(bounds(fills[0].path) == Rect{112, 112, 580, 780});
    CHECK(fills[0].paint == Paint{spec.edge});
    CHECK(bounds(fills[1].path).x == doctest::Approx(111));
    CHECK(fills[1].paint == Paint{spec.paper});
    CHECK(bounds(fills[3].path).x < bounds(fills[1].path).x);
}

TEST_CASE("a shadow lies all round, reaches out of what throws it, and ends in nothing") {
    const auto fills = soft_shadow({200, 200, 400, 300}, 40, Color{0, 0, 0, 100});
    Rect all;
    for (const Fill& fill : fills) all = united(all, bounds(fill.path));
    CHECK(all == Rect{160, 160, 480, 380});
    for (const Fill& fill : fills) {
        const auto ends = [&](const std::vector<Stop>& stops) {
            CHECK(stops.front().color.a >= 99);
            CHECK(stops.back().color.a == 0);
            for (std::size_t i = 1; i < stops.size(); ++i) CHECK(stops[i].color.a <= stops[i - 1].color.a);
        };
        if (const auto* linear = std::get_if<LinearGradient>(&fill.paint)) ends(linear->stops);
        if (const auto* radial = std::get_if<RadialGradient>(&fill.paint)) ends(radial->stops);
    }
    CHECK(pages_below(sheet()).size() == fills.size() + 4);
}
