#include "mosaic.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "support/outline.h"

using namespace accolade;

namespace {

const std::vector<Color> kColors{{185, 61, 27},   {226, 163, 59},  {31, 74, 61},
                                 {239, 195, 164}, {246, 227, 184}, {255, 251, 243}};

slide::MosaicSpec spec(std::uint32_t seed) {
    return {{1200, 0, 720, 1080}, 180, kColors, seed};
}

bool same(const std::vector<Fill>& a, const std::vector<Fill>& b) {
    return a == b;
}

// Whether a point lies in the shape, by the winding of its flattened outline.
bool holds(const Path& path, Point at) {
    int winding = 0;
    test::each_edge(path, 16, [&](Point a, Point b) {
        if ((a.y <= at.y) == (b.y <= at.y)) return;
        if (a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x) > at.x) winding += b.y > a.y ? 1 : -1;
    });
    return winding != 0;
}

// How much of the area is seen in a colour.
double share(const std::vector<Fill>& fills, PixelRect area, Color color) {
    int hits = 0, all = 0;
    for (int y = area.y + 5; y < area.bottom(); y += 9) {
        for (int x = area.x + 5; x < area.right(); x += 9) {
            const Point at{static_cast<float>(x), static_cast<float>(y)};
            const auto top =
                std::find_if(fills.rbegin(), fills.rend(), [&](const auto& fill) { return holds(fill.path, at); });
            ++all;
            if (top != fills.rend() && std::get<Color>(top->paint) == color) ++hits;
        }
    }
    return static_cast<double>(hits) / all;
}

}  // namespace

TEST_CASE("the same seed gives the same mosaic, another one another") {
    CHECK(same(slide::mosaic(spec(7)), slide::mosaic(spec(7))));
    CHECK_FALSE(same(slide::mosaic(spec(7)), slide::mosaic(spec(8))));
}

TEST_CASE("a mosaic leaves no hole") {
    for (const PixelRect area :
         {PixelRect{1200, 0, 720, 1080}, PixelRect{0, 1110, 1080, 810}, PixelRect{3, 5, 333, 77}}) {
        const auto fills = slide::mosaic({area, 180, kColors, 3});
        double covered = 0;
        for (const Color color : kColors) covered += share(fills, area, color);
        CHECK(covered == doctest::Approx(1));
    }
}

TEST_CASE("an item keeps its mosaic, and the accent has its share of it") {
    for (const char* id : {"storm-crew", "thanks-ada", "a", "", "https://example.org/items/2026/11/42", "ありがとう"}) {
        CAPTURE(std::string(id));
        const auto seed = slide::seed_for(id, spec(1));
        CHECK(seed == slide::seed_for(id, spec(1)));
        const double accent = share(slide::mosaic(spec(seed)), spec(1).area, kColors.front());
        CHECK(accent >= 0.05);
        CHECK(accent <= 0.35);
    }
}

TEST_CASE("one colour makes no mosaic, and two that are alike no endless one") {
    CHECK(slide::mosaic({{0, 0, 100, 100}, 50, {{1, 2, 3}}, 1}).empty());
    const slide::ToneSpec tone{{0, 0, 400, 400}, 50, {{9, 9, 9}, {9, 9, 9}}, {{9, 9, 9}, {9, 9, 9}}, {}, 1};
    CHECK_FALSE(slide::tone_mosaic(tone).empty());
    CHECK_FALSE(slide::mosaic({{0, 0, 400, 400}, 50, {{9, 9, 9}, {9, 9, 9}}, 1}).empty());
}

TEST_CASE("where words stand the tone mosaic is plain") {
    const slide::ToneSpec spec{
        {0, 0, 1920, 1080},     120, {{244, 246, 250}, {238, 241, 247}, {227, 233, 245}}, kColors,
        {{150, 250, 500, 300}}, 9091};
    for (const auto& fill : slide::tone_mosaic(spec)) {
        const Rect b = bounds(fill.path), calm = spec.calm.front();
        const bool touches = b.x < calm.right() && calm.x < b.right() && b.y < calm.bottom() && calm.y < b.bottom();
        if (touches) CHECK(std::get<Color>(fill.paint) == spec.soft.front());
    }
}

TEST_CASE("the tone mosaic gathers its colour in the lower right corner") {
    const slide::ToneSpec spec{
        {0, 0, 1920, 1080}, 120, {{244, 246, 250}, {238, 241, 247}, {227, 233, 245}}, kColors, {}, 9091};
    const auto fills = slide::tone_mosaic(spec);
    const auto vivid = [&](PixelRect part) {
        double sum = 0;
        for (const Color color : kColors) sum += share(fills, part, color);
        return sum;
    };
    CHECK(vivid({1440, 720, 480, 360}) > 0.7);
    CHECK(vivid({0, 0, 480, 360}) < 0.05);
}
