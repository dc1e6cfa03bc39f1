// Veils over photographs: as long as the words on them need on this very picture, and no longer (screen-design.md 3.3).
#include <doctest/doctest.h>

#include <algorithm>

#include "lobby.h"

using namespace accolade;

namespace {

constexpr PixelSize kUpright{1080, 1920};

model::Item story(const std::string& title) {
    auto item = test::turbines();
    item.title = title;
    item.people.clear();
    item.figures.resize(1);
    return item;
}

struct Scene {
    theme::Theme theme = test::theme_named("nocturne");
    std::unique_ptr<text::Fonts> fonts = test::bundled_fonts();

    slide::Slide slide(const model::Item& item, std::uint32_t pixel) {
        auto stage = test::stage_of(theme, *fonts, kUpright);
        stage.pictures = [pixel](const slide::PictureRequest& asked) {
            return slide::Photo{std::make_shared<Bitmap>(asked.size.w, asked.size.h, pixel), false};
        };
        return slide::design(test::content_of(item), stage);
    }
};

// u from the top at which the veil below the words begins.
float begins(const slide::Slide& slide) {
    const auto veil = std::ranges::find(slide.parts, "deep", &slide::PlacedPart::name);
    REQUIRE(veil != slide.parts.end());
    const auto& fill = std::get<Fill>(slide.ground->commands[veil->ground_from]);
    return std::get<LinearGradient>(fill.paint).from.y / slide.size.unit();
}

constexpr const char* kShort = "Back on the grid before the storm";
constexpr const char* kLong = "Back on the grid before the storm that nobody on the islands had been told about";

}  // namespace

TEST_CASE("a veil begins where comp 09 has it, and sooner only where words need it") {
    Scene scene;
    const float usual = begins(scene.slide(story(kShort), 0xFF405060));
    CHECK(usual > 60);
    CHECK(usual < 72);
    CHECK(begins(scene.slide(story(kLong), 0xFFFFFFFF)) < begins(scene.slide(story(kLong), 0xFF203040)));
}

TEST_CASE("words over the brightest picture can be read") {
    Scene scene;
    for (const char* title : {kShort, kLong}) {
        const auto slide = scene.slide(story(title), 0xFFFFFFFF);
        const auto kicker = std::ranges::find(slide.parts, "kicker", &slide::PlacedPart::name);
        REQUIRE(kicker != slide.parts.end());
        const auto& fill = std::get<Fill>(
            slide.ground->commands[std::ranges::find(slide.parts, "deep", &slide::PlacedPart::name)->ground_from]);
        const auto& veil = std::get<LinearGradient>(fill.paint);
        // Where the kicker stands the veil is at least as dense as the table of 3.3 asks for on white, for 4.5:1.
        const float there = (kicker->area.y - veil.from.y) / (veil.to.y - veil.from.y);
        const auto after = std::ranges::find_if(veil.stops, [&](const Stop& stop) { return stop.at >= there; });
        REQUIRE(after != veil.stops.end());
        CHECK(after->color.a >= 0.57F * 255);
    }
}

TEST_CASE("a veil for words waits for a picture that is on its way without a word") {
    Scene scene;
    auto stage = test::stage_of(scene.theme, *scene.fonts, kUpright);
    stage.pictures = [](const slide::PictureRequest&) { return slide::Photo{nullptr, true}; };
    const auto item = story(kShort);
    CHECK(begins(slide::design(test::content_of(item), stage)) > 60);
}
