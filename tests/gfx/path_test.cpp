#include "gfx/path.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "support/outline.h"

using namespace accolade;

namespace {

float area(const Path& path) {
    return static_cast<float>(test::area(path));
}

constexpr float kPi = std::numbers::pi_v<float>;

}  // namespace

TEST_CASE("a disc is round") {
    const auto path = disc({50, 50}, 40);
    CHECK(area(path) == doctest::Approx(kPi * 1600).epsilon(0.002));
    const auto box = bounds(path);
    CHECK(box.x == doctest::Approx(10));
    CHECK(box.w == doctest::Approx(80));
}

TEST_CASE("a ring has a hole, and its sector a share of it") {
    CHECK(area(ring({0, 0}, 10, 6)) == doctest::Approx(kPi * 64).epsilon(0.002));
    CHECK(area(ring({0, 0}, 10, 0)) == doctest::Approx(kPi * 100).epsilon(0.002));
    CHECK(area(ring_sector({0, 0}, 10, 6, 0, kPi / 3)) == doctest::Approx(kPi * 64 / 6).epsilon(0.002));
    CHECK(area(ring_sector({0, 0}, 10, 0, 1, 1 + kPi / 2)) == doctest::Approx(kPi * 25).epsilon(0.002));
    CHECK(area(ring_sector({0, 0}, 10, 6, 1, 1 + 2 * kPi)) == doctest::Approx(kPi * 64).epsilon(0.002));
}

TEST_CASE("corners that do not fit shrink together") {
    CHECK(area(rounded({0, 0, 100, 50}, {10, 10, 10, 10})) == doctest::Approx(5000 - 100 * (4 - kPi)).epsilon(0.002));
    CHECK(area(rounded({0, 0, 100, 50}, {500, 500, 500, 500})) == doctest::Approx(50 * 50 + kPi * 625).epsilon(0.002));
    CHECK(area(rounded({0, 0, 100, 50}, {})) == doctest::Approx(5000));
    CHECK(rounded({0, 0, 100, 50}, {}) == rectangle({0, 0, 100, 50}));
    CHECK(area(rounded({0, 0, 40, 40}, {40, 0, 0, 0})) == doctest::Approx(kPi * 400).epsilon(0.002));
}

TEST_CASE("a capsule is a line with round ends") {
    CHECK(area(capsule({0, 0}, {30, 40}, 10)) == doctest::Approx(500 + kPi * 25).epsilon(0.002));
    CHECK(area(capsule({5, 5}, {5, 5}, 10)) == doctest::Approx(kPi * 25).epsilon(0.002));
}

TEST_CASE("paths move and join") {
    const auto path = moved(rectangle({0, 0, 10, 10}), {5, 7});
    CHECK(bounds(path) == Rect{5, 7, 10, 10});
    CHECK(bounds(Path(path).add(rectangle({20, 20, 1, 1}))) == Rect{5, 7, 16, 14});
    CHECK(bounds({}) == Rect{});
}
