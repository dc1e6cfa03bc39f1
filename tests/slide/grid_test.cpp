#include "grid.h"

#include <doctest/doctest.h>

using namespace accolade;

namespace {

theme::Layer layer(std::vector<theme::Track> columns, std::vector<theme::Track> rows,
                   std::vector<std::vector<std::string>> map, std::array<float, 4> margin = {}) {
    return {margin, std::move(columns), std::move(rows), std::move(map)};
}

theme::Track u(float length) {
    return {length, 0};
}
theme::Track share(float part) {
    return {0, part};
}

Rect area(const std::vector<slide::Area>& areas, const std::string& name) {
    for (const auto& a : areas) {
        if (a.name == name) return a.rect;
    }
    FAIL("no area \"" << name << "\"");
    return {};
}

constexpr PixelSize kFullHd{1920, 1080};

}  // namespace

TEST_CASE("fixed tracks take their u, shares divide what is left") {
    const theme::Map map{{layer({u(50), share(1), share(3)}, {share(1)}, {{"a", "b", "c"}})}, {}};
    const auto areas = slide::place(map, {1000, 1000});
    CHECK(area(areas, "a") == Rect{0, 0, 500, 1000});
    CHECK(area(areas, "b") == Rect{500, 0, 125, 1000});
    CHECK(area(areas, "c") == Rect{625, 0, 375, 1000});
}

TEST_CASE("one u is a hundredth of the shorter side, so one map serves both orientations") {
    const theme::Map map{{layer({u(20), share(1)}, {share(1)}, {{"a", "."}})}, {}};
    CHECK(area(slide::place(map, {1920, 1080}), "a").w == 216);
    CHECK(area(slide::place(map, {1080, 1920}), "a").w == 216);
    CHECK(area(slide::place(map, {3840, 2160}), "a").w == 432);
}

TEST_CASE("fixed tracks that do not fit are squeezed together") {
    const theme::Map map{{layer({u(100), u(300)}, {share(1)}, {{"a", "b"}})}, {}};
    const auto areas = slide::place(map, {1000, 1000});
    CHECK(area(areas, "a") == Rect{0, 0, 250, 1000});
    CHECK(area(areas, "b") == Rect{250, 0, 750, 1000});
}

TEST_CASE("an area spans all cells that carry its name") {
    const theme::Map map{
        {layer({u(10), u(20), share(1)}, {u(10), share(1)}, {{"head", "head", "."}, {"side", "main", "main"}})}, {}};
    const auto areas = slide::place(map, {1000, 1000});
    REQUIRE(areas.size() == 3);
    CHECK(area(areas, "head") == Rect{0, 0, 300, 100});
    CHECK(area(areas, "side") == Rect{0, 100, 100, 900});
    CHECK(area(areas, "main") == Rect{100, 100, 900, 900});
}

TEST_CASE("areas are whole pixels and abut, on a screen of any size") {
    const theme::Map map{{layer({share(1), share(1), share(1), u(7.3F)}, {share(2), u(11.1F), share(5)},
                                {{"a", "b", "c", "d"}, {"a", "e", "e", "d"}, {"f", "f", "f", "g"}})},
                         {}};
    for (const PixelSize size : {PixelSize{1366, 768}, PixelSize{1080, 1920}, PixelSize{333, 777}}) {
        float covered = 0;
        for (const auto& a : slide::place(map, size)) {
            CHECK(a.rect ==
                  Rect{std::round(a.rect.x), std::round(a.rect.y), std::round(a.rect.w), std::round(a.rect.h)});
            covered += a.rect.w * a.rect.h;
        }
        CHECK(covered == static_cast<float>(size.w) * static_cast<float>(size.h));
    }
}

TEST_CASE("margins are in u and may differ on each side") {
    const theme::Map map{{layer({share(1)}, {share(1)}, {{"a"}}, {1, 2, 3, 4})}, {}};
    CHECK(area(slide::place(map, {1000, 2000}), "a") == Rect{40, 10, 940, 1960});
}

TEST_CASE("layers come from the back, each with its own grid, and may overlap") {
    const theme::Map map{
        {layer({share(1)}, {share(1)}, {{"photo"}}), layer({u(30), share(1)}, {share(1)}, {{"words", "."}})}, {}};
    const auto areas = slide::place(map, kFullHd);
    REQUIRE(areas.size() == 2);
    CHECK(areas[0].name == "photo");
    CHECK(areas[0].layer == 0);
    CHECK(areas[1].name == "words");
    CHECK(areas[1].layer == 1);
    CHECK(areas[1].rect == Rect{0, 0, 324, 1080});
}
