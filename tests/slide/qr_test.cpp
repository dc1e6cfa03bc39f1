#include "qr.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

using namespace accolade;
using namespace accolade::slide;

namespace {

constexpr const char* kAddress = "https://nordhavn.example/tide";

// The rectangles of which the code is made.
std::vector<Rect> rectangles(const Path& path) {
    std::vector<Rect> out;
    REQUIRE(path.points.size() % 4 == 0);
    for (std::size_t i = 0; i < path.points.size(); i += 4) {
        const Point a = path.points[i], b = path.points[i + 2];
        out.push_back({a.x, a.y, b.x - a.x, b.y - a.y});
    }
    return out;
}

}  // namespace

TEST_CASE("an address is a code with three finders, and the smallest that holds it") {
    const auto code = qr_modules(kAddress);
    REQUIRE(code);
    CHECK(code->side == 25);  // version 2, as in the comps
    const auto finder = [&](int left, int top) {
        for (int y = 0; y < 7; ++y) {
            for (int x = 0; x < 7; ++x) {
                const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                if (code->at(left + x, top + y) != (ring != 2)) return false;
            }
        }
        return true;
    };
    CHECK(finder(0, 0));
    CHECK(finder(18, 0));
    CHECK(finder(0, 18));
    CHECK_FALSE(finder(18, 18));
    CHECK_FALSE(code->at(-1, 0));
    CHECK_FALSE(code->at(25, 25));
    CHECK(qr_modules("a")->side == 21);
}

TEST_CASE("what no code holds is no code") {
    CHECK_FALSE(qr_modules(""));
    CHECK(qr_modules(std::string(2000, 'a')));
    CHECK_FALSE(qr_modules(std::string(4000, 'a')));
}

TEST_CASE("a module is a whole number of pixels, and four of them stay light around the code") {
    const auto code = qr_modules(kAddress);
    REQUIRE(code);
    const auto paths = qr_paths(*code, {79.6F, 811.4F}, 200);
    REQUIRE(paths);
    CHECK(paths->field == Rect{80, 811, 198, 198});  // 33 modules of 6 px
    QrModules drawn{25, std::vector<bool>(25 * 25, false)};
    for (const Rect& r : rectangles(paths->modules)) {
        const auto module = [](float at) { return at / 6 - 4; };
        const float x = module(r.x - 80), y = module(r.y - 811);
        CHECK(x == std::floor(x));
        CHECK(y == std::floor(y));
        for (int j = 0; j < static_cast<int>(r.h / 6); ++j) {
            for (int i = 0; i < static_cast<int>(r.w / 6); ++i) {
                const auto at = static_cast<std::size_t>((static_cast<int>(y) + j) * 25 + static_cast<int>(x) + i);
                CHECK_FALSE(drawn.dark[at]);  // nothing twice
                drawn.dark[at] = true;
            }
        }
    }
    CHECK(drawn.dark == code->dark);
}

TEST_CASE("a code whose modules would be too small to read is not drawn") {
    const auto code = qr_modules(std::string(500, 'a'));
    REQUIRE(code);
    CHECK_FALSE(qr_paths(*code, {}, 100));
    CHECK(qr_paths(*code, {}, 400));
}
