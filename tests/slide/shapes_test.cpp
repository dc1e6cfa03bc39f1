#include "shapes.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "support/outline.h"

using namespace accolade;
using theme::Corner;
using theme::Shape;

namespace {

constexpr double kPi = std::numbers::pi;

double area(const Path& path) {
    return std::fabs(test::area(path));
}

constexpr Rect kSquare{10, 20, 100, 100};

}  // namespace

TEST_CASE("each shape covers what geometry says") {
    CHECK(area(slide::outline(Shape::rectangle, Corner::top_left, 0, kSquare)) == doctest::Approx(10000));
    CHECK(area(slide::outline(Shape::quarter, Corner::top_left, 0, kSquare)) ==
          doctest::Approx(2500 * kPi).epsilon(0.002));
    CHECK(area(slide::outline(Shape::half, Corner::top_left, 0, {0, 0, 100, 50})) ==
          doctest::Approx(5000 - 2 * 625 * (1 - kPi / 4)).epsilon(0.002));
    CHECK(area(slide::outline(Shape::disc, Corner::top_left, 0, kSquare)) ==
          doctest::Approx(2500 * kPi).epsilon(0.002));
    CHECK(area(slide::outline(Shape::leaf, Corner::top_left, 50, kSquare)) ==
          doctest::Approx(10000 - 2 * 2500 * (1 - kPi / 4)).epsilon(0.002));
    CHECK(area(slide::outline(Shape::arch, Corner::top_left, 40, kSquare)) ==
          doctest::Approx(10000 - 1600 * (1 - kPi / 4)).epsilon(0.002));
    CHECK(area(slide::outline(Shape::card, Corner::top_left, 20, kSquare)) ==
          doctest::Approx(10000 - 4 * 400 * (1 - kPi / 4)).epsilon(0.002));
}

TEST_CASE("no shape leaves its rectangle, whichever way it is turned") {
    for (const Shape shape : {Shape::rectangle, Shape::quarter, Shape::half, Shape::disc, Shape::leaf, Shape::arch,
                              Shape::card, Shape::quotation}) {
        for (const Corner corner : {Corner::top_left, Corner::top_right, Corner::bottom_right, Corner::bottom_left}) {
            for (const Rect in : {kSquare, Rect{0, 0, 300, 40}, Rect{5, 5, 40, 300}}) {
                const Rect b = bounds(slide::outline(shape, corner, 500, in));
                CHECK(b.x >= in.x - 0.5F);
                CHECK(b.y >= in.y - 0.5F);
                CHECK(b.right() <= in.right() + 0.5F);
                CHECK(b.bottom() <= in.bottom() + 0.5F);
            }
        }
    }
}

TEST_CASE("the company's mark stands in its square") {
    const auto mark = slide::mark({100, 100, 48, 48});
    for (const Path& path : {mark.bar, mark.quarter, mark.dot}) {
        const Rect b = bounds(path);
        CHECK(b.x >= 99.5F);
        CHECK(b.right() <= 148.5F);
        CHECK(b.bottom() <= 148.5F);
    }
}
