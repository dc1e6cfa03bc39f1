#include "theme/readability.h"

#include <doctest/doctest.h>

using namespace accolade;

namespace {

// One slide with one line of words.
theme::Theme theme_with(Color ink, Color ground, float size) {
    theme::Theme theme;
    theme.folder = "mine";
    theme.colors = {{"bg", ground}, {"ink", ink}};
    theme::TextStyle style;
    style.sizes = {size};
    theme.text["lead"] = style;
    theme::SlideLayout slide;
    slide.file = "mine/slides/story.json";
    slide.kind = "story";
    theme::Part part;
    part.name = "lead";
    theme::TextPart words;
    words.style = "lead";
    part.content = words;
    slide.parts = {part};
    theme.slides = {slide};
    return theme;
}

}  // namespace

TEST_CASE("grey on grey is hard to read, and the complaint says by how much") {
    const auto complaints = theme::readability(theme_with({150, 150, 150}, {200, 200, 200}, 4.8F), {});
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].severity == Severity::warning);
    CHECK(complaints[0].where == "mine/slides/story.json");
    CHECK(complaints[0].what.find("style \"lead\" (#969696 on #C8C8C8) is hard to read: contrast 1.8:1") !=
          std::string::npos);
}

TEST_CASE("black on white is not complained of, from where people stand") {
    CHECK(theme::readability(theme_with({0, 0, 0}, {255, 255, 255}, 4.8F), {}).empty());
}

TEST_CASE("large words may stand out less than small ones") {
    const Color grey{130, 130, 130}, white{255, 255, 255};
    CHECK(theme::readability(theme_with(grey, white, 12), {}).empty());
    CHECK(theme::readability(theme_with(grey, white, 4.8F), {}).size() == 1);
}

TEST_CASE("words that are too small for the distance are named with the angle they are seen at") {
    const auto complaints = theme::readability(theme_with({0, 0, 0}, {255, 255, 255}, 2.6F), {55, 8, 1});
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].where == "mine/theme.json");
    CHECK(complaints[0].what.find("at 8.0 m") != std::string::npos);
    CHECK(theme::readability(theme_with({0, 0, 0}, {255, 255, 255}, 2.6F), {55, 8, 2}).empty());  // enlarged
}

TEST_CASE("a slide's own colours are what its words are measured with") {
    auto theme = theme_with({0, 0, 0}, {255, 255, 255}, 4.8F);
    theme.slides[0].colors["bg"] = {10, 10, 10};
    CHECK(theme::readability(theme, {}).size() == 1);
}
