#include "bands.h"

#include <doctest/doctest.h>

using namespace accolade;
using slide::band_count;

TEST_CASE("there is a band for every five years, one at least and eight at most") {
    CHECK(band_count(1) == 1);
    CHECK(band_count(9) == 1);
    CHECK(band_count(10) == 2);
    CHECK(band_count(25) == 5);
    CHECK(band_count(40) == 8);
    CHECK(band_count(50) == 8);
}

TEST_CASE("bands lie one over the other, from the outermost, and all run out at the right and at the bottom") {
    const Rect area{944, 66, 834, 934};
    for (const int years : {5, 25, 40}) {
        const auto paths = slide::bands({area, 240, 56, years, slide::BandCorner::round});
        REQUIRE(paths.size() == static_cast<std::size_t>(band_count(years)));
        Rect before = area;
        for (const auto& path : paths) {
            const Rect now = bounds(path);
            CHECK(now.x >= before.x);
            CHECK(now.y >= before.y);
            CHECK(now.right() == doctest::Approx(area.right()));
            CHECK(now.bottom() == doctest::Approx(area.bottom()));
            before = now;
        }
    }
}

TEST_CASE("the place in the middle is the same for all, and more than five bands share the room of five") {
    const Rect area{944, 66, 834, 934};
    const auto outermost = [&](int years) { return bounds(slide::bands({area, 240, 56, years}).front()); };
    CHECK(outermost(25).x == doctest::Approx(944));
    CHECK(outermost(40).x == doctest::Approx(944));
    CHECK(outermost(5).x == doctest::Approx(944 + 4 * 56));
}
