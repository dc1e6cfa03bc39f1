// What holds for every kind of part: what takes its place, and that its words and looks are the theme's to name.
#include "parts.h"

#include <algorithm>

#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

constexpr PixelSize kFullHd{1920, 1080};

// The base theme with one slide of our own for stories: each part fills the screen.
struct Wall {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("base");
    theme::SlideLayout layout;

    Wall() {
        layout.name = "ours";
        layout.kind = "story";
    }
    void add(const std::string& name, theme::PartContent content, const std::string& instead = "",
             const std::string& enter = "byline") {
        layout.parts.push_back({name, std::move(content), instead, enter});
    }
    slide::Slide shows(const std::string& part, const model::Item& item, Photos photos = Photos::there) {
        theme::Layer whole;
        whole.columns = whole.rows = {{0, 1}};
        whole.map = {{part}};
        layout.landscape.layers = layout.portrait.layers = {whole};
        theme.slides = {layout};
        auto stage = stage_of(theme, *fonts, kFullHd, photos);
        if (shift.x != 0) stage.shift = shift;
        return slide::design(content_of(item), stage);
    }

    Point shift;
};

theme::TextPart words(const std::string& form) {
    return {.words = form, .style = "lead"};
}

bool acts(const slide::Slide& slide, const std::string& part) {
    return std::any_of(slide.actors.begin(), slide.actors.end(),
                       [&](const auto& a) { return a.name == part || a.name.starts_with(part + "."); });
}

std::string words_in(const slide::Slide& slide) {
    std::string words;
    for (const auto& actor : slide.actors) {
        for (const auto& command : actor.drawing->commands) {
            if (const auto* letters = std::get_if<Letters>(&command)) {
                for (const auto& line : letters->block.lines) words += line.words + "|";
            }
        }
    }
    return words;
}

}  // namespace

TEST_CASE("what takes a part's place may itself be replaced, and parts that name each other end somewhere") {
    Wall wall;
    wall.add("a", words("{quote}"), "b");
    wall.add("b", theme::GaugePart{}, "c");
    wall.add("c", words("{title}"), "a");
    const auto slide = wall.shows("a", turbines());
    CHECK(acts(slide, "c"));
    Wall silent;
    silent.add("a", words("{quote}"), "b");
    silent.add("b", words("{prize}"), "a");
    CHECK(silent.shows("a", turbines()).actors.empty());
}

TEST_CASE("a picture that fails when it is drawn is replaced too, in an area and in a stack") {
    Wall wall;
    wall.add("photo", theme::PicturePart{.words = "{image}"}, "name");
    wall.add("name", words("{title}"));
    wall.add("words", theme::StackPart{.parts = {"photo", "name"}});
    CHECK_FALSE(acts(wall.shows("photo", turbines()), "name"));
    CHECK(acts(wall.shows("photo", turbines(), Photos::missing), "name"));
    CHECK(acts(wall.shows("words", turbines()), "photo"));
    CHECK_FALSE(acts(wall.shows("words", turbines(), Photos::missing), "photo"));
}

TEST_CASE("all members of a stack shift with it against burn-in; what is bled to the edge stays") {
    Wall wall;
    wall.add("mark", theme::ShapePart{});
    wall.add("title", words("{title}"));
    wall.add("words", theme::StackPart{.parts = {"mark", "title"}});
    const auto left_of = [&](const std::string& put, const std::string& part) {
        const auto slide = wall.shows(put, turbines());
        const auto it = std::find_if(slide.actors.begin(), slide.actors.end(),
                                     [&](const auto& a) { return a.name.starts_with(part); });
        REQUIRE(it != slide.actors.end());
        return bounds(std::get<Fill>(it->drawing->commands.front()).path).x;
    };
    const float alone = left_of("mark", "mark"), stacked = left_of("words", "mark");
    wall.shift = {4, 2};
    CHECK(left_of("mark", "mark") == alone);
    CHECK(left_of("words", "mark") == stacked + 4);
}

TEST_CASE("which words a byline and a figure say is for the theme to choose") {
    Wall wall;
    wall.add("who", theme::PeoplePart{.list = "{people}",
                                      .name = "{person.place}",
                                      .line = "by {person.name}",
                                      .style = "name",
                                      .second = "role"});
    auto item = turbines();
    item.people.resize(1);
    CHECK(words_in(wall.shows("who", item)).find("Esbjerg|by Horns Reef night crew|") != std::string::npos);
    wall.add("much",
             theme::FigurePart{.value = "{figures.1.value}", .unit = "of 40", .style = "tile", .second = "tile_unit"});
    CHECK(words_in(wall.shows("much", item)) == "of 40|12|");
}
