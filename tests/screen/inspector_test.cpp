#include "screen/inspector.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "gfx/bitmap.h"

using namespace accolade;
using namespace accolade::screen;

namespace {

const std::filesystem::path kFont = std::filesystem::path(ACCOLADE_SOURCE_DIR) / "assets/fonts/Inter-Regular.otf";

constexpr std::uint32_t kGround = 0xFF808080U;

Bitmap drawn(const Inspection& inspection, PixelSize size = {640, 360}) {
    auto inspector = Inspector::open(kFont);
    REQUIRE(inspector);
    Bitmap page(size.w, size.h, kGround);
    (*inspector)->draw(inspection, {page.pixels.data(), page.width, page.height, page.width});
    return page;
}

// How many pixels in an area differ from the ground.
long touched(const Bitmap& page, PixelRect area) {
    long count = 0;
    for (int y = area.y; y < area.bottom(); ++y)
        count += std::count_if(page.row(y) + area.x, page.row(y) + area.right(),
                               [](std::uint32_t pixel) { return (pixel & 0xFFFFFFU) != (kGround & 0xFFFFFFU); });
    return count;
}

}  // namespace

TEST_CASE("a part is outlined, and its name stands at its corner") {
    const auto page = drawn({{{{100, 100, 200, 80}, "title", Inspection::Line::part}}, {}});
    CHECK((page.row(100)[299] & 0xFFFFFFU) != (kGround & 0xFFFFFFU));  // the top side, to its end
    CHECK((page.row(179)[200] & 0xFFFFFFU) != (kGround & 0xFFFFFFU));  // the bottom side
    CHECK(touched(page, {102, 102, 20, 8}) > 100);                     // the name
    CHECK(touched(page, {200, 130, 90, 40}) == 0);                     // inside, the slide is seen
    CHECK(touched(page, {0, 0, 640, 99}) == 0);
}

TEST_CASE("the name of words stands above them, where there is room") {
    const auto page = drawn({{{{100, 100, 200, 80}, "title", Inspection::Line::part, true}}, {}});
    CHECK(touched(page, {102, 92, 20, 7}) > 100);
    CHECK(touched(page, {102, 102, 190, 70}) == 0);
    const auto high = drawn({{{{100, 2, 200, 80}, "title", Inspection::Line::part, true}}, {}});
    CHECK(touched(high, {102, 0, 20, 8}) > 100);
}

TEST_CASE("without a font there are outlines and nothing else") {
    Bitmap page(640, 360, kGround);
    Inspector::outlines_only()->draw({{{{100, 100, 200, 80}, "title"}}, {"a line"}},
                                     {page.pixels.data(), page.width, page.height, page.width});
    CHECK((page.row(100)[299] & 0xFFFFFFU) != (kGround & 0xFFFFFFU));
    CHECK(touched(page, {102, 102, 190, 70}) == 0);
    CHECK(touched(page, {0, 300, 320, 60}) == 0);
}

TEST_CASE("what is in trouble stands out by more than its colour") {
    const auto fine = drawn({{{{100, 100, 200, 80}, "", Inspection::Line::part}}, {}});
    const auto bad = drawn({{{{100, 100, 200, 80}, "", Inspection::Line::trouble}}, {}});
    CHECK(touched(bad, {100, 100, 200, 80}) > 2 * touched(fine, {100, 100, 200, 80}));
}

TEST_CASE("lines stand on a panel in the lower left corner, in any script, and cut nothing") {
    const auto page = drawn({{}, {"item \"storm-crew\" (story)", "Größe 10.6 u = 38 px", ""}});
    CHECK(touched(page, {0, 300, 320, 60}) > 3000);
    CHECK(touched(page, {0, 0, 640, 200}) == 0);
}

TEST_CASE("a part that reaches out of the screen, and a screen that is tiny, do no harm") {
    drawn({{{{-50, -50, 9000, 9000}, "huge", Inspection::Line::grid}, {{630, 350, 50, 50}, "corner"}}, {"a line"}});
    drawn({{{{0, 0, 5, 5}, "x"}}, {"wider than the screen by far"}}, {8, 8});
}

TEST_CASE("a font that is not there is told") {
    const auto inspector = Inspector::open("/nowhere/font.otf");
    REQUIRE_FALSE(inspector);
    CHECK(to_string(inspector.error()).find("/nowhere/font.otf") != std::string::npos);
}
