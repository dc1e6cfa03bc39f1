#include "clipping.h"
#include "shapes.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace accolade;
using slide::clipped;

namespace {

// Of a path of straight lines; contours the other way round count against it.
double area_of(const Path& path) {
    double twice = 0;
    Point first, last;
    std::size_t next = 0;
    for (const Path::Verb verb : path.verbs) {
        if (verb == Path::Verb::close) {
            twice += static_cast<double>(last.x) * first.y - static_cast<double>(first.x) * last.y;
            continue;
        }
        REQUIRE(verb != Path::Verb::cubic);
        const Point p = path.points[next++];
        if (verb == Path::Verb::move) {
            first = p;
        } else {
            twice += static_cast<double>(last.x) * p.y - static_cast<double>(p.x) * last.y;
        }
        last = p;
    }
    return std::abs(twice / 2);
}

}  // namespace

TEST_CASE("what lies inside the outline is kept whole, and what lies outside is gone") {
    const Path face = disc({100, 100}, 100);
    CHECK(area_of(clipped(rectangle({90, 90, 20, 20}), face)) == doctest::Approx(400).epsilon(0.001));
    CHECK(clipped(rectangle({0, 0, 20, 20}), face).verbs.empty());
}

TEST_CASE("what reaches over the outline ends at it") {
    const Path face = disc({100, 100}, 100);
    CHECK(area_of(clipped(rectangle({0, 0, 200, 200}), face)) == doctest::Approx(31416).epsilon(0.001));
    CHECK(area_of(clipped(rectangle({100, 0, 100, 100}), face)) == doctest::Approx(7854).epsilon(0.001));
    CHECK(area_of(clipped(disc({0, 100}, 100), rectangle({0, 0, 200, 200}))) == doctest::Approx(15708).epsilon(0.001));
}

TEST_CASE("every shape that a portrait may have can be the outline") {
    const Rect area{10, 20, 100, 140};
    for (const auto shape : {theme::Shape::half, theme::Shape::leaf, theme::Shape::arch, theme::Shape::card}) {
        const Path outline = slide::outline(shape, theme::Corner::top_left, 0, area);
        const Path tiles = clipped(rectangle(area), outline);
        CHECK(area_of(tiles) < 14000);
        CHECK(area_of(tiles) > 11000);
        CHECK(area_of(clipped(outline, rectangle(area))) == doctest::Approx(area_of(tiles)).epsilon(0.001));
    }
}
