// A celebration is safe to look at: nothing large becomes light and dark again quickly (screen-design.md 1.5), and no
// word of it ends too small or too faint.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "gfx/color.h"
#include "golden/gallery.h"
#include "golden/light.h"

namespace {

using namespace accolade;
using namespace accolade::test::light;

constexpr PixelSize kSize{320, 180};

}  // namespace

TEST_CASE("no large part of a celebration flashes") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        for (const std::string item : {"milestone", "award"}) {
            CAPTURE(test::Gallery::name_of(theme));
            CAPTURE(item);
            const auto made = gallery.celebrate(theme, *gallery.item(item), kSize);
            Areas areas;
            for (int ms = 0; ms <= 12'000; ms += 33)
                areas.see(gallery.draw(made.at(Milliseconds(ms), gallery.fonts())), ms);
            CHECK(areas.most_in_a_second() <= 2);  // three would be a flash by WCAG 2.3.1
        }
    }
}

TEST_CASE("where a face was, no hole is left in the ground") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        auto made = gallery.celebrate(theme, *gallery.item("award"), kSize);
        made.takeover.pieces.clear();
        made.slide.actors.clear();
        const auto picture = gallery.draw(made.at(Milliseconds(5'000), gallery.fonts()));
        const auto light = [&](int x, int y) {
            const auto pixel = picture.row(y)[x];
            return luminance({static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
                              static_cast<std::uint8_t>(pixel), 255});
        };
        CHECK(light(160, 50) > light(160, 100) - 0.02F);  // the ground is lightest behind the face
    }
}

TEST_CASE("an upright banner has room for a long number and for what it is of") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        const auto frame = gallery.banner(theme, *gallery.item("milestone"), *gallery.item("story"), {540, 960});
        std::size_t texts = 0;
        for (const auto& command : frame.layers.back().drawing->commands) {
            const auto* words = std::get_if<Letters>(&command);
            if (words == nullptr) continue;
            ++texts;
            CHECK_FALSE(words->block.cut);
        }
        CHECK(texts >= 2);
    }
}

TEST_CASE("the rings pulse, but hardly any lighter") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        auto made = gallery.celebrate(theme, *gallery.item("milestone"), kSize);
        made.takeover.pieces.clear();
        made.slide.actors.clear();
        const auto before = grid_of(gallery.draw(made.at(Milliseconds(2'499), gallery.fonts())));
        float most = 0;
        for (int ms = 2'500; ms <= 3'100; ms += 50) {
            const auto now = grid_of(gallery.draw(made.at(Milliseconds(ms), gallery.fonts())));
            for (std::size_t i = 0; i < kCells; ++i) most = std::max(most, std::fabs(now[i] - before[i]));
        }
        CHECK(most < 0.08F);
    }
}
