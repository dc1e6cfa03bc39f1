// Brand, clock and progress change corners, and leave, so that no pixel shows them all year.
#include <algorithm>

#include "canvas.h"
#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;
using namespace accolade::slide;

namespace {

constexpr PixelSize kFullHd{1920, 1080};

struct Wall {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("base");
    Slide shows(const Content& content, Arrangement corners, Photos photos = Photos::there) {
        auto stage = stage_of(theme, *fonts, kFullHd, photos);
        stage.corners = corners;
        return design(content, stage);
    }
};

// Where words stand on the ground; nothing where they are not there.
std::optional<Rect> place_of(const Slide& slide, const std::string& words) {
    for (const auto& command : slide.ground->commands) {
        const auto* letters = std::get_if<Letters>(&command);
        if (letters != nullptr && letters->block.lines.front().words == words) return bounds_of(command);
    }
    return std::nullopt;
}

std::size_t dashes_of(const Slide& slide) {
    return static_cast<std::size_t>(
        std::count_if(slide.ground->commands.begin(), slide.ground->commands.end(), [&](const Command& command) {
            const auto* fill = std::get_if<Fill>(&command);
            return fill != nullptr && bounds(fill->path).h < slide.size.unit() && bounds(fill->path).y > 900;
        }));
}

}  // namespace

TEST_CASE("in every other hour the brand and the clock have changed corners") {
    Wall wall;
    const auto item = homes();
    const auto usual = wall.shows(content_of(item), Arrangement::usual),
               opposite = wall.shows(content_of(item), Arrangement::opposite);
    REQUIRE(place_of(usual, "Nordhavn"));
    REQUIRE(place_of(usual, "14:32"));
    CHECK(place_of(usual, "Nordhavn")->right() < 500);
    CHECK(place_of(opposite, "Nordhavn")->x > 1400);
    CHECK(place_of(usual, "14:32")->x > 1400);
    CHECK(place_of(opposite, "14:32")->right() < 500);
    const auto idle = wall.shows(idle_content(), Arrangement::opposite);
    CHECK(place_of(idle, "Nordhavn")->x > 1400);
}

TEST_CASE("a logo stands in the corner also where the company has no name beside it") {
    Wall wall;
    const auto draws_pictures = [](const Slide& slide) {
        return std::ranges::any_of(slide.ground->commands, [](const Command& command) {
            const auto* fill = std::get_if<Fill>(&command);
            return fill != nullptr && std::holds_alternative<PicturePaint>(fill->paint);
        });
    };
    CHECK(draws_pictures(wall.shows(idle_content({"", "logo.png"}), Arrangement::usual)));
    CHECK_FALSE(draws_pictures(wall.shows(idle_content({"", ""}), Arrangement::usual)));
}

TEST_CASE("where a picture, a shape or words stand in the other corner, the brand stays") {
    Wall wall;
    for (const auto photos : {Photos::there, Photos::missing}) {
        for (const auto& item : {turbines(), praise()}) {
            const auto usual = wall.shows(content_of(item), Arrangement::usual, photos),
                       opposite = wall.shows(content_of(item), Arrangement::opposite, photos);
            if (usual.name == "quote-portrait") continue;  // has its other corner free
            CHECK_MESSAGE(place_of(opposite, "Nordhavn") == place_of(usual, "Nordhavn"), usual.name);
        }
    }
}

TEST_CASE("on a bare slide neither brand nor clock nor progress is shown, and all else is") {
    Wall wall;
    const auto item = homes();
    const auto usual = wall.shows(content_of(item), Arrangement::usual),
               bare = wall.shows(content_of(item), Arrangement::bare);
    CHECK(dashes_of(usual) == 7);
    CHECK(dashes_of(bare) == 0);
    CHECK_FALSE(place_of(bare, "Nordhavn"));
    CHECK_FALSE(place_of(bare, "14:32"));
    CHECK(bare.actors.size() == usual.actors.size());
}
