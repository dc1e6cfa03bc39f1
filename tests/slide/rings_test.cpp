#include "rings.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace accolade;

TEST_CASE("a year of service is a segment of the ring") {
    for (const int years : {2, 15, 40}) {
        CHECK(slide::ring_segments({100, 100}, 80, 4, years, 0.04F).size() == static_cast<std::size_t>(years));
    }
}

TEST_CASE("segments begin at the top, go clockwise, and do not touch") {
    const auto segments = slide::ring_segments({100, 100}, 80, 2, 4, 0.1F);
    const Rect first = bounds(segments[0]), third = bounds(segments[2]);
    CHECK(first.x > 100);
    CHECK(first.bottom() < 100);
    CHECK(third.right() < 100);
    CHECK(third.y > 100);
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
        const Rect a = bounds(segments[i]), b = bounds(segments[i + 1]);
        CHECK((a.right() < b.x || b.right() < a.x || a.bottom() < b.y || b.bottom() < a.y));
    }
}

TEST_CASE("however many years, something is left of every segment") {
    const auto segments = slide::ring_segments({0, 0}, 100, 2, 60, 0.5F);
    const Rect one = bounds(segments[0]);
    CHECK(std::hypot(one.w, one.h) > 100 * 2 * std::numbers::pi_v<float> / 60 / 2);
}

TEST_CASE("one year is the whole ring") {
    const auto segments = slide::ring_segments({100, 100}, 80, 4, 1, 0.1F);
    REQUIRE(segments.size() == 1);
    CHECK(bounds(segments[0]).w == doctest::Approx(164));
    CHECK(bounds(segments[0]).h == doctest::Approx(164));
}
