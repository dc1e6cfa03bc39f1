#include "theme/theme_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/fields.h"
#include "support/fake_disk.h"
#include "support/themes.h"

using namespace accolade;

namespace {

const std::vector<std::string_view> kWords{"title", "lead", "image", "kind", "person.name", "brand.name", "people"};

// A base theme as small as it can be, and room for one over it.
struct World {
    test::FakeDisk disk;

    World() {
        disk.put("fonts/Karla-Medium.otf", "a font");
        disk.put("fonts/Karla-Bold.otf", "a font");
        disk.put("base/theme.json", R"({ "brand": "#2457D6",
            "fonts": { "text": "Karla-Medium.otf" },
            "text": { "title": { "sizes": [12, 10], "enter": "line" }, "lead": { "color": "ink2" } },
            "motion": { "line": { "effect": "lines", "seconds": 0.7 } } })");
        disk.put("base/slides/story.json", slide());
        disk.put("base/slides/idle.json", slide("idle"));
    }

    static std::string slide(const std::string& kind = "story", const std::string& parts = "",
                             const std::string& map = "title") {
        return "{ \"slide\": \"" + kind +
               "\",\n  \"parts\": {\n    \"title\": { \"text\": \"{title}\", \"style\": \"title\" }" + parts +
               " },\n  \"landscape\": { \"layers\": [ { \"map\": [\"" + map + "\"] } ] },\n" +
               "  \"portrait\": { \"layers\": [ { \"map\": [\"" + map + "\"] } ] } }";
    }

    theme::ReadTheme read(const std::string& folder = "mine", std::optional<Color> brand = {}) {
        theme::Sources sources;
        sources.disk = &disk;
        sources.base = "base";
        sources.fonts = "fonts";
        sources.kinds = {"story", "quote", "idle"};
        sources.words = [](std::string_view) { return std::span<const std::string_view>(kWords); };
        return theme::read_theme(folder, sources, brand);
    }

    // The complaints about a theme of one file, as they are printed.
    std::string said_of(const std::string& theme) {
        disk.put("mine/theme.json", theme);
        return said();
    }
    std::string said_of_slide(const std::string& bytes) {
        disk.put("mine/theme.json", "{}");
        disk.put("mine/slides/story.json", bytes);
        return said();
    }
    std::string said() {
        const auto result = read();
        CHECK(result.theme.has_value() == !any_error(result.complaints));
        std::string all;
        for (const auto& complaint : result.complaints) all += to_string(complaint) + "\n";
        return all;
    }
};

#define CHECK_SAYS(said, words) CHECK_MESSAGE((said).find(words) != std::string::npos, said)

}  // namespace

TEST_CASE("the shipped themes are read without a complaint") {
    const std::string root = ACCOLADE_SOURCE_DIR;
    RealDisk disk;
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = root + "/themes/base";
    sources.fonts = root + "/assets/fonts";
    sources.kinds = test::all_kinds();
    const auto page = test::words_of_the_page();
    const std::vector<std::string_view> words(page.begin(), page.end());
    sources.words = [&](std::string_view) { return std::span<const std::string_view>(words); };
    const auto folders = disk.list(root + "/themes");
    REQUIRE(folders);
    for (const auto& folder : *folders) {
        if (!folder.folder) continue;
        const auto read = theme::read_theme(root + "/themes/" + folder.name, sources);
        for (const auto& complaint : read.complaints) FAIL_CHECK(to_string(complaint));
        REQUIRE(read.theme);
        CHECK(read.theme->slides_for("party") == read.theme->slides_for("story"));
        CHECK(read.theme->slides_for("story").front()->needs.front() == "image");
    }
}

TEST_CASE("a theme of one file takes everything else from the base theme") {
    World world;
    world.disk.put(
        "mine/theme.json",
        R"({ "name": "Mine", "colors": { "accent": "#B93D1B" }, "text": { "title": { "tracking": -0.02 } } })");
    const auto read = world.read();
    REQUIRE(read.theme);
    CHECK(read.complaints.empty());
    CHECK(read.theme->name == "Mine");
    CHECK(read.theme->colors.at("accent") == *parse_color("#B93D1B"));
    CHECK(read.theme->text.at("title").tracking == -0.02F);
    CHECK(read.theme->text.at("title").sizes == std::vector<float>{12, 10});
    CHECK(read.theme->slides.size() == 2);
}

TEST_CASE("a slide takes the place of the base theme's slide of the same file name") {
    World world;
    world.disk.put("mine/theme.json", "{}");
    world.disk.put("mine/slides/story.json",
                   World::slide("story", R"(, "more": { "text": "{lead}", "style": "lead" })", "title more"));
    auto said = world.said();
    CHECK_SAYS(said, "row 1 of the map has 2 cells, \"columns\" has 1");
    world.disk.put(
        "mine/slides/story.json",
        World::slide("story",
                     R"(, "words": { "stack": ["title", "more"] }, "more": { "text": "{lead}", "style": "lead" })",
                     "words"));
    const auto read = world.read();
    REQUIRE(read.theme);
    REQUIRE(read.theme->slides.size() == 2);
    REQUIRE(read.theme->slides_for("story").size() == 1);
    CHECK(read.theme->slides_for("story").front()->file == "mine/slides/story.json");
    world.disk.put("mine/slides/story-short.json", World::slide());
    REQUIRE(world.read().theme);
    CHECK(world.read().theme->slides_for("story").size() == 2);
}

TEST_CASE("slides that need more are tried first") {
    World world;
    world.disk.put("mine/theme.json", "{}");
    auto picture = World::slide();
    picture.insert(1, "\"needs\": [\"image\"],");
    world.disk.put("mine/slides/z.json", picture);
    const auto read = world.read();
    REQUIRE(read.theme);
    CHECK(read.theme->slides_for("story").front()->name == "z");
}

TEST_CASE("a mistake in theme.json is named with its line and what was meant") {
    World world;
    CHECK_SAYS(world.said_of("{\n  \"colour\": {} }"),
               "mine/theme.json:2:3: error: unknown key \"colour\"; did you mean \"colors\"?");
    CHECK_SAYS(world.said_of("{\n \"colors\": { \"accent\": \"red\" } }"), "mine/theme.json:2:");
    CHECK_SAYS(world.said_of("{ \"fonts\": { \"text\": \"Karla-Medum.otf\" } }"), "did you mean \"Karla-Medium.otf\"?");
    CHECK_SAYS(world.said_of("{ \"text\": { \"title\": { \"font\": \"dislay\" } } }"), "asks for the font \"dislay\"");
    CHECK_SAYS(world.said_of("{ \"text\": { \"title\": { \"color\": \"acent\" } } }"), "asks for the colour \"acent\"");
    CHECK_SAYS(world.said_of("{ \"text\": { \"title\": { \"enter\": \"lines\" } } }"), "enters by \"lines\"");
    CHECK_SAYS(world.said_of("{ \"text\": { \"title\": { \"sizes\": [8, 12] } } }"),
               "from the largest to the smallest");
    CHECK_SAYS(world.said_of("{ \"motion\": { \"line\": { \"effect\": \"raise\" } } }"), "did you mean \"rise\"?");
    CHECK_SAYS(world.said_of("{ \"brand\": \"blue\" }"), "the palette is derived from it");
    CHECK_SAYS(world.said_of("{ \"format\": 2 }"), "\"format\": 1");
}

TEST_CASE("a half-written theme is not taken, and the complaint says where it ends") {
    World world;
    CHECK_SAYS(world.said_of("{\n  \"name\": \"Mine\",\n  \"colors\": {"), "mine/theme.json:3:");
    CHECK_FALSE(world.read().theme);
    world.disk.put("mine/theme.json", "{}");
    CHECK_SAYS(world.said_of_slide("{ \"slide\": \"story\", \"parts\""), "mine/slides/story.json:1:");
    CHECK_FALSE(world.read().theme);
}

TEST_CASE("a folder without theme.json is no theme") {
    World world;
    CHECK_SAYS(world.said(), "a theme is a folder with a theme.json");
}

TEST_CASE("a mistake in a slide is named with its line and what was meant") {
    World world;
    const auto part = [&](const std::string& text) {
        return world.said_of_slide(World::slide("story", ",\n    \"p\": { " + text + " }", "title"));
    };
    CHECK_SAYS(part(R"("text": "{person.nmae}", "style": "lead")"),
               "mine/slides/story.json:4:10: error: \"person.nmae\": did you mean \"person.name\"?");
    CHECK_SAYS(part(R"("text": "{lead}", "style": "laed")"), "there is no text style \"laed\"; did you mean \"lead\"?");
    CHECK_SAYS(part(R"("shape": "disc", "fill": "acent")"), "there is no colour \"acent\"; did you mean \"accent\"?");
    CHECK_SAYS(part(R"("shape": "disk")"), "did you mean \"disc\"?");
    CHECK_SAYS(part(R"("text": "{lead}", "style": "lead", "enter": "lien")"), "there is no motion \"lien\"");
    CHECK_SAYS(part(R"("txt": "{lead}")"), "does not say what it is");
    CHECK_SAYS(part(R"("stack": ["titel"])"), "there is no part \"titel\"; did you mean \"title\"?");
    CHECK_SAYS(part(R"("text": "{lead}", "style": "lead", "clear": "titel")"), "there is no part \"titel\"");
    CHECK_SAYS(part(R"("picture": "{image}", "shap": "disc")"), "unknown key \"shap\"; did you mean \"shape\"?");
    CHECK_SAYS(part(R"("picture": "{image}", "aim": [0.5])"), "\"aim\" takes two numbers");
    CHECK_SAYS(part(R"("mosaic": "full", "inks": ["bg"])"), "\"inks\" lists at least 2 colours");
    CHECK_SAYS(part(R"("shape": "disc", "fill": { "linear": ["bg"] })"), "a gradient is a list of two colours or more");
}

TEST_CASE("a part has no key of another kind of part") {
    World world;
    const auto part = [&](const std::string& text) {
        return world.said_of_slide(World::slide("story", ",\n    \"p\": { " + text + " }", "title"));
    };
    CHECK_SAYS(part(R"("text": "{lead}", "style": "lead", "corner": "top-left")"), "unknown key \"corner\"");
    CHECK_SAYS(part(R"("progress": true, "tile": 12)"), "unknown key \"tile\"");
    CHECK_SAYS(part(R"("text": "{lead}", "style": "lead", "progress": true)"), "unknown key \"progress\"");
    CHECK_SAYS(part(R"("mosaic": "full", "tints": {})"), "unknown key \"tints\"; did you mean \"inks\"?");
}

TEST_CASE("a part is what its key says, and a key that is not there has its default") {
    World world;
    world.disk.put("mine/theme.json", "{}");
    world.disk.put("mine/slides/story.json",
                   R"({ "slide": "story", "parts": { "a": { "shape": "card", "radius": 2 }, "p": { "progress": true } },
                        "landscape": { "layers": [ { "map": ["a"] } ], "leave_out": ["p"] },
                        "portrait": { "layers": [ { "map": ["p"] } ], "leave_out": ["a"] } })");
    const auto read = world.read();
    REQUIRE(read.theme);
    const auto* slide = read.theme->slides_for("story").front();
    const auto* shape = theme::as<theme::ShapePart>(*slide->part("a"));
    REQUIRE(shape);
    CHECK(shape->outline.shape == theme::Shape::card);
    CHECK(shape->outline.radius == 2);
    CHECK(shape->fill == theme::Fill{theme::Ink{"accent", {}, 1}});
    CHECK(theme::as<theme::ProgressPart>(*slide->part("p")));
}

TEST_CASE("a kind that does not exist is named with the nearest that does") {
    World world;
    CHECK_SAYS(world.said_of_slide(World::slide("storry")), "there is no kind \"storry\"; did you mean \"story\"?");
}

TEST_CASE("a map is held to be what it draws") {
    World world;
    const auto map = [&](const std::string& grid) {
        return world.said_of_slide(R"({ "slide": "story", "parts": {
            "title": { "text": "{title}", "style": "title" }, "lead": { "text": "{lead}", "style": "lead" } },
            "landscape": { "layers": [ )" +
                                   grid + R"( ] },
            "portrait": { "layers": [ { "map": ["title"] } ], "leave_out": ["lead"] } })");
    };
    CHECK_SAYS(map(R"({ "columns": ["1*", "1*"], "rows": ["1*", "1*"], "map": ["title lead", "lead title"] })"),
               "the cells of \"title\" are not one rectangle");
    CHECK_SAYS(map(R"({ "columns": ["1*"], "rows": ["1*", "1*"], "map": ["title"] })"),
               "the map has 1 rows, \"rows\" has 2");
    CHECK_SAYS(map(R"({ "columns": ["one"], "rows": ["1*"], "map": ["title"] })"), "\"one\" is not a column");
    CHECK_SAYS(map(R"({ "map": ["title"] })"), "part \"lead\" is nowhere in \"landscape\"");
    CHECK_SAYS(map(R"({ "columns": ["1*"], "rows": ["1*", "2"], "map": ["titel", "lead"] })"),
               "there is no part \"titel\"");
    CHECK(map(R"({ "columns": ["20", "1*"], "rows": ["1*"], "map": ["title lead"] })").empty());
}

TEST_CASE("all complaints are made at once") {
    World world;
    const auto said = world.said_of("{ \"colour\": {}, \"txt\": {}, \"colors\": { \"accent\": \"red\" } }");
    CHECK(std::count(said.begin(), said.end(), '\n') == 3);
}

TEST_CASE("one brand colour makes a palette, and what \"colors\" says stands over it") {
    World world;
    world.disk.put("mine/theme.json", R"({ "brand": "#00796B", "mode": "dark", "colors": { "spark": "#FFFFFF" } })");
    const auto read = world.read();
    REQUIRE(read.theme);
    CHECK(luminance(read.theme->colors.at("bg")) < 0.18F);
    CHECK(read.theme->colors.at("spark") == Color{255, 255, 255});
    CHECK(contrast(read.theme->colors.at("ink"), read.theme->colors.at("bg")) > 12);
}

TEST_CASE("a colour that follows another is what that one is in the end") {
    World world;
    auto base = world.disk.files.at("base/theme.json").bytes;
    base.insert(1, R"("colors": { "sky": "bg", "veil": "accent/0.5" },)");
    world.disk.put("base/theme.json", base);
    world.disk.put("mine/theme.json", R"({ "colors": { "bg": "#102030" } })");
    const auto read = world.read("mine", parse_color("#E4002B").value()).theme;
    REQUIRE(read);
    CHECK(read->colors.at("sky") == *parse_color("#102030"));
    CHECK(read->colors.at("veil") == with_alpha(read->colors.at("accent"), 0.5F));
    world.disk.put("mine/theme.json", R"({ "colors": { "sky": "#FF0000" } })");
    CHECK(world.read().theme->colors.at("sky") == *parse_color("#FF0000"));
    CHECK_SAYS(world.said_of("{ \"colors\": {\n \"sky\": \"acent\" } }"),
               "mine/theme.json:2:9: error: \"acent\" is not a colour");
    CHECK_SAYS(world.said_of("{ \"colors\": { \"a\": \"b\", \"b\": \"a\" } }"), "not a colour that \"a\" can follow");
}

TEST_CASE("a follower of a follower is what the first of them is in the end") {
    World world;
    world.disk.put("mine/theme.json", R"({ "colors": { "a": "b/0.5", "b": "c", "c": "ink" } })");
    const auto read = world.read().theme;
    REQUIRE(read);
    CHECK(read->colors.at("b") == read->colors.at("ink"));
    CHECK(read->colors.at("a") == with_alpha(read->colors.at("ink"), 0.5F));
}

TEST_CASE("fields have the brand's own colour where it is a light one, and the accent's where it is not") {
    World world;
    auto base = world.disk.files.at("base/theme.json").bytes;
    base.insert(1, R"("colors": { "brand": "accent", "brand_ink": "accent_ink" },)");
    world.disk.put("base/theme.json", base);
    world.disk.put("mine/theme.json", R"({ "colors": { "accent": "#B93D1B" } })");
    CHECK(world.read().theme->colors.at("brand") == *parse_color("#B93D1B"));
    const auto yellow = world.read("mine", parse_color("#FFCC00").value()).theme->colors;
    CHECK(yellow.at("brand") == *parse_color("#FFCC00"));
    CHECK(contrast(yellow.at("brand_ink"), yellow.at("brand")) > 7);
    CHECK(contrast(yellow.at("accent"), yellow.at("bg")) >= 4.5F);
    const auto red = world.read("mine", parse_color("#E4002B").value()).theme->colors;
    CHECK(red.at("brand") == red.at("accent"));
    CHECK(red.at("brand_ink") == red.at("accent_ink"));
    world.disk.put("mine/theme.json", R"({ "brand": "#FFCC00" })");
    CHECK(world.read().theme->colors.at("brand") == *parse_color("#FFCC00"));
    CHECK(world.read("mine", parse_color("#E4002B").value()).theme->colors.at("brand") != *parse_color("#FFCC00"));
}

TEST_CASE("slides that are not read are noticed: of another ending, in another folder") {
    World world;
    world.disk.put("mine/theme.json", "{}");
    CHECK(world.said_of("{}").empty());
    world.disk.put("mine/slides/quote.jsn", "{}");
    world.disk.put("mine/slides/README.md", "Ours");
    world.disk.put("mine/slide/quote.json", "{}");
    const auto said = world.said_of("{}");
    CHECK_SAYS(said, "mine/slides/quote.jsn: warning: this slide is not read; its name must end in \".json\"");
    CHECK_SAYS(said, "mine/slide: warning: this folder is not read; did you mean \"slides\"?");
    CHECK(std::count(said.begin(), said.end(), '\n') == 2);
}

TEST_CASE("sizes say their unit, and a font that is not named has a near one") {
    World world;
    CHECK_SAYS(world.said_of("{ \"text\": { \"title\": { \"sizes\": [400] } } }"), "takes numbers from 1 to 100 u");
}

TEST_CASE("a ground of an unknown colour is named, not black") {
    World world;
    auto slide = World::slide();
    slide.insert(1, "\"ground\": { \"linear\": [\"bg\", \"suface\"] },");
    CHECK_SAYS(world.said_of_slide(slide), "there is no colour \"suface\"; did you mean \"surface\"?");
}

TEST_CASE("a company's brand colour is laid over any theme") {
    World world;
    world.disk.put("mine/theme.json", "{}");
    const auto plain = world.read().theme, branded = world.read("mine", parse_color("#E4002B").value()).theme;
    REQUIRE(plain);
    REQUIRE(branded);
    CHECK(branded->colors.at("bg") == plain->colors.at("bg"));
    CHECK(branded->colors.at("accent") != plain->colors.at("accent"));
}
