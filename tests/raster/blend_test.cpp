#include "raster/blend.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <vector>

using namespace accolade::raster;

namespace {

using Row = std::vector<std::uint32_t>;

std::uint32_t premultiplied_noise(std::mt19937& random) {
    const auto any = random();
    const auto pixel = any & 0xFFFFFFU;
    switch (any >> 30U) {
        case 0:
            return 0;
        case 1:
            return 0xFF000000U | pixel;
        default:
            return faded(0xFF000000U | pixel, any >> 24U & 255U);
    }
}

Row noise(std::mt19937& random, int length) {
    Row row(static_cast<std::size_t>(length));
    for (auto& pixel : row) pixel = premultiplied_noise(random);
    return row;
}

}  // namespace

TEST_CASE("every product of two channels is divided by 255 and rounded") {
    for (std::uint32_t x = 0; x <= 255 * 255; ++x)
        REQUIRE(divided_by_255(x) == static_cast<std::uint32_t>(std::lround(x / 255.0)));
}

TEST_CASE("a cross-fade begins with the one, ends with the other, and is half of each between") {
    CHECK(between(0xFF102030U, 0xFFA0B0C0U, 0) == 0xFF102030U);
    CHECK(between(0xFF102030U, 0xFFA0B0C0U, 256) == 0xFFA0B0C0U);
    CHECK(between(0xFF000000U, 0xFFFFFFFFU, 128) == 0xFF808080U);
}

TEST_CASE("the fast rows say exactly what the plain ones say") {
    std::mt19937 random(20240229);
    for (int turn = 0; turn < 3000; ++turn) {
        const int length = static_cast<int>(random() % 70);
        const auto a = noise(random, length), b = noise(random, length);
        const auto t = turn < 257 ? static_cast<std::uint32_t>(turn) : static_cast<std::uint32_t>(random() % 257);
        Row fast(a.size()), slow(a.size());
        lerp(fast.data(), a.data(), b.data(), length, t);
        plain::lerp(slow.data(), a.data(), b.data(), length, t);
        REQUIRE(fast == slow);

        const auto alpha = turn % 3 == 0 ? 255U : static_cast<std::uint32_t>(random() % 256);
        fast = slow = a;
        over(fast.data(), b.data(), length, alpha);
        plain::over(slow.data(), b.data(), length, alpha);
        REQUIRE(fast == slow);
    }
}

TEST_CASE("a row may be mixed into itself") {
    std::mt19937 random(1);
    const auto a = noise(random, 37), b = noise(random, 37);
    Row apart(37), itself = a;
    lerp(apart.data(), a.data(), b.data(), 37, 100);
    lerp(itself.data(), itself.data(), b.data(), 37, 100);
    CHECK(apart == itself);
}

TEST_CASE("what is opaque below stays opaque, whatever is laid over it") {
    std::mt19937 random(2);
    Row below(64, 0xFF335577U);
    for (int turn = 0; turn < 200; ++turn) {
        const auto above = noise(random, 64);
        over(below.data(), above.data(), 64, static_cast<std::uint32_t>(random() % 256));
        for (const auto pixel : below) REQUIRE((pixel >> 24U) == 255U);
    }
}
