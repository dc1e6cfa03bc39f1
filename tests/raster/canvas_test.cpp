#include "raster/canvas.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numbers>
#include <random>

#include "coverage.h"
#include "ink.h"
#include "no_fonts.h"

using namespace accolade;
using test::no_fonts_needed;

namespace {

// How much of each pixel of the area a path covers, 0..255.
std::vector<std::uint8_t> coverage_of(const Path& path, PixelRect area) {
    std::vector<std::uint8_t> all(static_cast<std::size_t>(area.w) * static_cast<std::size_t>(area.h));
    raster::Coverage().of(path, area, [&](int x, int y, int length, std::uint8_t cover) {
        std::fill_n(all.begin() + static_cast<std::ptrdiff_t>((y - area.y) * area.w + x - area.x), length, cover);
    });
    return all;
}

// In whole pixels.
double area_of(const Path& path, PixelRect within) {
    double sum = 0;
    for (const auto cover : coverage_of(path, within)) sum += cover / 255.0;
    return sum;
}

Bitmap drawn(PixelRect bounds, std::vector<Command> commands, bool opaque = false) {
    const auto fonts = no_fonts_needed();
    return raster::draw({bounds, std::move(commands), opaque}, *fonts);
}

int channel(std::uint32_t pixel, unsigned shift) {
    return static_cast<int>(pixel >> shift & 255U);
}

}  // namespace

TEST_CASE("a shape covers exactly its area") {
    const PixelRect page{0, 0, 200, 200};
    CHECK(area_of(rectangle({10, 20, 30, 40}), page) == 1200);
    CHECK(area_of(rectangle({10.25F, 20.5F, 30.5F, 40}), page) == doctest::Approx(30.5 * 40).epsilon(0.002));
    CHECK(area_of(disc({100, 100}, 80), page) == doctest::Approx(std::numbers::pi * 80 * 80).epsilon(0.001));
    CHECK(area_of(Path{}.move({0, 0}).line({100, 0}).line({0, 100}).close(), page) ==
          doctest::Approx(5000).epsilon(0.002));
}

TEST_CASE("a ring has a hole, and what overlaps itself counts once") {
    const PixelRect page{0, 0, 200, 200};
    CHECK(area_of(ring({100, 100}, 80, 60), page) == doctest::Approx(std::numbers::pi * (6400 - 3600)).epsilon(0.002));
    auto both = rectangle({10, 10, 50, 50});
    both.add(rectangle({30, 30, 50, 50}));
    CHECK(area_of(both, page) == doctest::Approx(2500 + 2500 - 900));
}

TEST_CASE("what lies outside the area leaves no trace inside it") {
    CHECK(area_of(disc({100, 100}, 5000), {0, 0, 64, 64}) == 64 * 64);
    CHECK(area_of(disc({-300, 20}, 100), {0, 0, 64, 64}) == 0);
    CHECK(area_of(disc({0, 0}, 50), {0, 0, 64, 64}) == doctest::Approx(std::numbers::pi * 2500 / 4).epsilon(0.002));
}

TEST_CASE("coverage is the same wherever its area begins") {
    const auto whole = coverage_of(disc({40.3F, 37.7F}, 30.2F), {0, 0, 90, 80});
    const auto part = coverage_of(disc({40.3F, 37.7F}, 30.2F), {13, 9, 50, 60});
    for (int y = 0; y < 60; ++y)
        for (int x = 0; x < 50; ++x)
            REQUIRE(part[static_cast<std::size_t>(y * 50 + x)] ==
                    whole[static_cast<std::size_t>((y + 9) * 90 + x + 13)]);
}

TEST_CASE("a path of very many contours is filled whole") {
    Path dots;
    for (int i = 0; i < 1000; ++i) dots.add(disc({20.0F + 40.0F * static_cast<float>(i), 20}, 18));
    CHECK(area_of(dots, {0, 0, 32000, 40}) == doctest::Approx(800 * std::numbers::pi * 18 * 18).epsilon(0.002));
}

TEST_CASE("a path that all but touches a row from side to side is filled whole") {
    CHECK(area_of(Path{}.move({0, 10}).line({4000, 11}).line({4000, 40}).line({0, 40}).close(), {0, 0, 4000, 50}) ==
          doctest::Approx(4000 * 29.5).epsilon(0.001));
}

TEST_CASE("a path that is not a number is left out") {
    const float nan = std::nanf("");
    CHECK(area_of(rectangle({nan, 0, 10, 10}), {0, 0, 20, 20}) == 0);
    CHECK(area_of(Path{}, {0, 0, 20, 20}) == 0);
}

TEST_CASE("rectangles that share a whole-pixel edge show no seam") {
    const Color red{200, 30, 40, 255};
    const auto picture =
        drawn({0, 0, 40, 20}, {Fill{rectangle({0, 0, 17, 20}), red}, Fill{rectangle({17, 0, 23, 20}), red}}, true);
    CHECK(picture.opaque);
    for (const auto pixel : picture.pixels) REQUIRE(pixel == 0xFFC81E28U);
}

TEST_CASE("a drawing's pixels are those of its bounds, wherever they are") {
    const auto picture = drawn({100, 50, 10, 10}, {Fill{rectangle({102, 53, 4, 2}), Color{255, 0, 0, 128}}});
    CHECK_FALSE(picture.opaque);
    CHECK(picture.size() == PixelSize{10, 10});
    CHECK(picture.row(3)[2] == 0x80800000U);
    CHECK(picture.row(4)[5] == 0x80800000U);
    CHECK(picture.row(5)[5] == 0);
    CHECK(picture.row(3)[1] == 0);
}

TEST_CASE("a part of a drawing is what the whole has there, and nothing is painted beyond its reach") {
    const auto fonts = no_fonts_needed();
    text::Style style;
    style.faces = {ACCOLADE_SOURCE_DIR "/assets/fonts/Inter-Regular.otf"};
    const auto words = fonts->set({{"Quayside jury"}}, style, {300, 0}, "en");
    const PixelRect bounds{7, 3, 400, 300};
    const std::vector<std::vector<Command>> drawings{
        {Fill{disc({150, 120}, 33.3F), Color{200, 30, 60, 160}}, Letters{words, {40.5F, 90}, {Color{1, 2, 3, 255}}}},
        {Fill{rectangle({0, 0, 500, 400}), Color{20, 40, 60, 255}},
         Letters{words, {370, 90}, {Color{250, 250, 250, 200}}, true}},
        {Fill{disc({150, 120}, 90), Color{200, 30, 60, 255}, PixelRect{100, 100, 20, 500}}},
        {Fill{disc({900, 900}, 9), Color{200, 30, 60, 255}}},
        {}};
    for (const auto& commands : drawings) {
        const Drawing drawing{bounds, commands};
        const auto whole = raster::draw(drawing, *fonts);
        const auto reach = raster::reach(drawing, *fonts);
        CHECK((reach.empty() || intersection(reach, bounds) == reach));
        const PixelRect some{100, 60, 170, 80};
        const auto part = raster::draw(drawing, *fonts, some);
        int beyond = 0, wrong = 0;
        for (int y = bounds.y; y < bounds.bottom(); ++y) {
            for (int x = bounds.x; x < bounds.right(); ++x) {
                const auto pixel = whole.row(y - bounds.y)[x - bounds.x];
                const PixelRect here{x, y, 1, 1};
                beyond += pixel != 0 && intersection(here, reach).empty() ? 1 : 0;
                if (!intersection(here, some).empty()) wrong += part.row(y - some.y)[x - some.x] != pixel ? 1 : 0;
            }
        }
        CHECK(beyond == 0);
        CHECK(wrong == 0);
    }
}

TEST_CASE("a drawing that does not cover its bounds is not believed to be opaque") {
    CHECK_FALSE(drawn({0, 0, 10, 10}, {Fill{rectangle({0, 0, 9, 10}), Color{1, 2, 3, 255}}}, true).opaque);
}

TEST_CASE("a gradient is within a level of what it should be") {
    const Color a{10, 200, 90, 255}, b{250, 20, 91, 255};
    const auto picture = drawn(
        {0, 0, 1000, 4}, {Fill{rectangle({0, 0, 1000, 4}), LinearGradient{{0, 0}, {1000, 0}, {{0, a}, {1, b}}}}}, true);
    CHECK(picture.opaque);
    for (int x = 0; x < 1000; ++x) {
        const double t = (x + 0.5) / 1000;
        for (int y = 0; y < 4; ++y) {
            const auto pixel = picture.row(y)[x];
            REQUIRE(std::abs(channel(pixel, 16) - (10 + 240 * t)) <= 1.2);
            REQUIRE(std::abs(channel(pixel, 8) - (200 - 180 * t)) <= 1.2);
            REQUIRE(std::abs(channel(pixel, 0) - (90 + t)) <= 1.2);
        }
    }
}

TEST_CASE("a gradient between equal colours is that colour, without noise") {
    const Color grey{119, 119, 119, 255};
    const auto picture = drawn(
        {0, 0, 64, 64},
        {Fill{rectangle({0, 0, 64, 64}), RadialGradient{{32, 32}, 30, {{0, grey}, {0.5F, grey}, {1, grey}}}}}, true);
    for (const auto pixel : picture.pixels) REQUIRE(pixel == 0xFF777777U);
}

TEST_CASE("a faint gradient is mixed by noise: its mean is right where single levels are too coarse") {
    const auto picture =
        drawn({0, 0, 256, 64}, {Fill{rectangle({0, 0, 256, 64}),
                                     LinearGradient{{0, 0}, {256, 0}, {{0, {100, 100, 100}}, {1, {101, 101, 101}}}}}});
    for (int column = 0; column < 256; column += 32) {
        double sum = 0;
        for (int y = 0; y < 64; ++y)
            for (int x = column; x < column + 32; ++x) sum += channel(picture.row(y)[x], 0);
        CHECK(sum / (32 * 64) == doctest::Approx(100 + (column + 16) / 256.0).epsilon(0.0005));
    }
}

TEST_CASE("colours that fade to nothing stay premultiplied") {
    const auto picture = drawn(
        {0, 0, 300, 8}, {Fill{rectangle({0, 0, 300, 8}),
                              LinearGradient{{0, 0}, {300, 0}, {{0, {255, 255, 255, 255}}, {1, {255, 0, 0, 0}}}}}});
    for (const auto pixel : picture.pixels)
        for (const unsigned shift : {0U, 8U, 16U}) REQUIRE(channel(pixel, shift) <= channel(pixel, 24));
}

TEST_CASE("odd gradients harm nobody") {
    const PixelRect page{0, 0, 8, 8};
    const auto all = rectangle({0, 0, 8, 8});
    const Stop white{0, {255, 255, 255, 255}}, black{1, {0, 0, 0, 255}};
    CHECK(drawn(page, {Fill{all, LinearGradient{{4, 4}, {4, 4}, {white, black}}}}).row(0)[0] == 0xFFFFFFFFU);
    CHECK(drawn(page, {Fill{all, LinearGradient{{4, 4}, {9, 4}, {}}}}).row(0)[0] == 0);
    CHECK(drawn(page, {Fill{all, RadialGradient{{4, 4}, 0, {white}}}}).row(0)[0] == 0xFFFFFFFFU);
    drawn(page, {Fill{all, LinearGradient{{std::nanf(""), 4}, {9, 4}, {white, black}}}});
}

TEST_CASE("a picture is painted where it lies and nowhere else") {
    auto photo = std::make_shared<Bitmap>(4, 4, 0xFF112233U);
    const auto picture = drawn({0, 0, 10, 10}, {Fill{rectangle({0, 0, 10, 10}), PicturePaint{photo, 3, -2}}});
    CHECK(picture.row(0)[3] == 0xFF112233U);
    CHECK(picture.row(1)[6] == 0xFF112233U);
    CHECK(picture.row(2)[3] == 0);
    CHECK(picture.row(0)[2] == 0);
    CHECK(picture.row(0)[7] == 0);
    CHECK(drawn({0, 0, 2, 2}, {Fill{rectangle({0, 0, 2, 2}), PicturePaint{}}}).row(0)[0] == 0);
}

TEST_CASE("letters are painted where their block's ink is, in their tint") {
    const auto fonts = no_fonts_needed();
    text::Style style;
    style.faces = {ACCOLADE_SOURCE_DIR "/assets/fonts/Inter-Bold.otf"};
    style.sizes = {60};
    const auto block = fonts->set({{"HE", 0}, {"O", 1}}, style, {400, 0}, "en");
    const Point at{20, 30};
    const Letters letters{block, at, {{255, 0, 0}, {0, 0, 255}}, false};
    const auto picture = raster::draw({{0, 0, 300, 120}, {letters}, false}, *fonts);

    Rect red, blue;
    double ink = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const auto pixel = picture.row(y)[x];
            if (pixel == 0) continue;
            ink += channel(pixel, 24) / 255.0;
            REQUIRE(channel(pixel, 8) == 0);
            auto& tint = channel(pixel, 16) > 0 ? red : blue;
            tint = united(tint, Rect{static_cast<float>(x), static_cast<float>(y), 1, 1});
        }
    // Capitals stand from the cap top to the baseline; the round O reaches a little beyond.
    CHECK(red.y == doctest::Approx(30).epsilon(0.04));
    CHECK(red.bottom() == doctest::Approx(30 + block.height).epsilon(0.02));
    CHECK(blue.x > red.right());
    CHECK(blue.right() <= 20 + block.ink.right() + 1.01F);

    auto thin = letters;
    thin.on_dark = true;
    double thinned_ink = 0;
    for (const auto pixel : raster::draw({{0, 0, 300, 120}, {thin}, false}, *fonts).pixels)
        thinned_ink += channel(pixel, 24) / 255.0;
    CHECK(thinned_ink < ink);
    CHECK(thinned_ink > 0.9 * ink);
}

TEST_CASE("letters are cut at the drawing's bounds, and none are there without tints") {
    const auto fonts = no_fonts_needed();
    text::Style style;
    style.faces = {ACCOLADE_SOURCE_DIR "/assets/fonts/Inter-Bold.otf"};
    style.sizes = {60};
    Letters letters{fonts->set({{"Hello", 0}}, style, {400, 0}, "en"), {-30, -20}, {{9, 9, 9}}, false};
    const auto whole = raster::draw({{-40, -40, 300, 120}, {letters}, false}, *fonts);
    const auto part = raster::draw({{0, 0, 50, 20}, {letters}, false}, *fonts);
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x) REQUIRE(part.row(y)[x] == whole.row(y + 40)[x + 40]);
    letters.tints.clear();
    for (const auto pixel : raster::draw({{0, 0, 50, 20}, {letters}, false}, *fonts).pixels) REQUIRE(pixel == 0);
}
