#include "slide/report.h"

#include <algorithm>

#include "lobby.h"

using namespace accolade;
using namespace accolade::slide;
using namespace accolade::test;

namespace {

constexpr PixelSize kWall{1920, 1080};

model::Item story(const std::string& title) {
    model::Item item;
    item.id = "storm";
    item.title = title;
    item.body = "Forty engineers, two nights, no complaints.";
    item.image = "sea.jpg";
    return item;
}

struct Seen {
    theme::Theme theme = theme_named("atelier");
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Seen from{55, 4, 1};
    PixelSize picture{1600, 1200};

    slide::Slide slide(const model::Item& item, Photos photos = Photos::there) {
        auto stage = stage_of(theme, *fonts, kWall, photos);
        if (photos == Photos::there) stage.picture_size = [this](const std::string&) { return std::optional(picture); };
        return design(content_of(item), stage);
    }
    // On a ground of one colour.
    Report report(const slide::Slide& slide, std::optional<Color> ground = std::nullopt) {
        std::optional<Bitmap> behind;
        if (ground)
            behind.emplace(kWall.w, kWall.h,
                           0xFF000000U | static_cast<std::uint32_t>(ground->r) << 16U |
                               static_cast<std::uint32_t>(ground->g) << 8U | ground->b);
        return slide::report(slide, theme, *fonts, from, behind ? &*behind : nullptr,
                             [this](const std::string&) { return std::optional(picture); });
    }
    std::vector<Problem> problems(const Report& report) { return slide::problems(report, from); }
};

const PartReport* part(const Report& report, const std::string& name) {
    const auto found = std::ranges::find(report.parts, name, &PartReport::name);
    return found == report.parts.end() ? nullptr : &*found;
}

bool says(const std::vector<Problem>& problems, Problem::Cause cause, const std::string& words) {
    return std::ranges::any_of(problems, [&](const Problem& problem) {
        return problem.cause == cause && problem.what.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a slide says of each of its parts what it is, where it stands and how its words are set") {
    Seen seen;
    const auto slide = seen.slide(story("Back on the grid before the storm"));
    const auto report = seen.report(slide);
    CHECK(report.slide == slide.name);
    CHECK(report.fits);
    CHECK_FALSE(slide.grid.empty());
    const auto* title = part(report, "title");
    REQUIRE(title != nullptr);
    CHECK(title->what == "text");
    REQUIRE(title->words.size() == 1);  // also where each of its lines enters by itself
    const auto& words = title->words.front();
    CHECK(words.words.find("grid") != std::string::npos);
    CHECK(words.style == "title");
    CHECK(words.font.ends_with("NotoSerifDisplay-Medium.ttf"));
    CHECK(words.size == doctest::Approx(words.u * 10.8F));
    CHECK(words.lines >= 1);
    CHECK(words.fits);
    CHECK_FALSE(words.shrunk);
    CHECK(words.missing == 0);
    CHECK_FALSE(words.contrast);
    CHECK(title->area.x >= 0);
    CHECK(title->area.right() <= 1920);
    CHECK(std::ranges::any_of(report.parts, [](const PartReport& p) { return p.what == "picture"; }));
    CHECK(seen.problems(report).empty());
}

TEST_CASE("contrast is measured on what stands behind, and the complaint names both colours") {
    Seen seen;
    const auto slide = seen.slide(story("Back on the grid before the storm"));
    const auto good = seen.report(slide, slide.bg);
    REQUIRE(part(good, "title")->words.front().contrast);
    CHECK(part(good, "title")->words.front().contrast->ratio > 12);
    CHECK(seen.problems(good).empty());

    const Color ink = part(good, "title")->words.front().contrast->ink;
    const auto bad =
        seen.report(slide, Color{static_cast<std::uint8_t>(ink.r + 30), static_cast<std::uint8_t>(ink.g + 30),
                                 static_cast<std::uint8_t>(ink.b + 30), 255});
    CHECK(says(seen.problems(bad), Problem::Cause::ink, "\"title\" in style \"title\" (" + to_string(ink) + " on "));
    CHECK(says(seen.problems(bad), Problem::Cause::ink, "wanted 3.0:1 and Lc 45"));
}

TEST_CASE("an ink of which there is too little is hard to read, whatever its colour") {
    Seen seen;
    seen.theme.text.at("lead").color.alpha = 0.2F;
    const auto slide = seen.slide(story("Back on the grid before the storm"));
    CHECK(says(seen.problems(seen.report(slide, slide.bg)), Problem::Cause::ink, "\"lead\" in style \"lead\""));
}

TEST_CASE("words that nobody can read from where people stand are named with the distance") {
    Seen seen;
    const auto slide = seen.slide(story("Back on the grid before the storm"));
    seen.from = {32, 8, 1};
    CHECK(says(seen.problems(seen.report(slide)), Problem::Cause::size, "is too small to be read from 8 m"));
}

TEST_CASE("words that are too long are one complaint") {
    Seen seen;
    std::string title;
    for (int i = 0; i < 60; ++i) title += "celebration ";
    const auto slide = seen.slide(story(title));
    const auto report = seen.report(slide, slide.bg);
    CHECK_FALSE(report.fits);
    const auto problems = seen.problems(report);
    CHECK(std::ranges::count(problems, Problem::Cause::words, &Problem::cause) == 1);
    CHECK(std::ranges::count(problems, Problem::Cause::size, &Problem::cause) == 0);
}

TEST_CASE("words are too long where they were cut, shrunk or have no room, and not where they stand whole") {
    Report report;
    report.fits = false;
    report.parts.push_back({"title", "text", {}, {WordsReport{}}});
    auto& words = report.parts.front().words.front();
    words.least_minutes = 0;
    const auto told = [&] { return says(problems(report, {}), Problem::Cause::words, "its words are too long"); };
    CHECK(problems(report, {}).empty());
    for (bool WordsReport::* const how : {&WordsReport::cut, &WordsReport::shrunk}) {
        words.*how = true;
        CHECK(told());
        words.*how = false;
    }
    words.fits = false;
    CHECK(told());
}

TEST_CASE("a picture that is shown much larger than it is says how large it should be") {
    Seen seen;
    seen.picture = {320, 240};
    const auto report = seen.report(seen.slide(story("Back on the grid before the storm")));
    REQUIRE(report.small_pictures.size() == 1);
    const auto& small = report.small_pictures.front();
    CHECK(small.address == "sea.jpg");
    CHECK(small.needed.w > 320);
    CHECK(small.needed.w * 3 == doctest::Approx(small.needed.h * 4).epsilon(0.02));
    CHECK(says(seen.problems(report), Problem::Cause::picture, "320 × 240 is too small for this slide; at least "));

    seen.picture = {small.needed.w, small.needed.h};  // what it asks for is enough
    CHECK(seen.report(seen.slide(story("Back on the grid before the storm"))).small_pictures.empty());
}

TEST_CASE("characters that no font has are counted where they are missing") {
    Seen seen;
    const auto slide = seen.slide(story("Back \U00013080\U00013081 on the grid"));
    CHECK(says(seen.problems(seen.report(slide)), Problem::Cause::glyphs,
               "no font has 2 of the characters of \"title\""));
}

TEST_CASE("without its words a slide has the same shapes and no letter") {
    Seen seen;
    const auto slide = seen.slide(story("Back on the grid before the storm"));
    const auto bare = without_words(slide);
    REQUIRE(bare.actors.size() == slide.actors.size());
    std::size_t letters = 0, shapes = 0, before = 0;
    const auto count = [](const Drawing& drawing, std::size_t& words, std::size_t& others) {
        for (const auto& command : drawing.commands) ++(std::holds_alternative<Letters>(command) ? words : others);
    };
    std::size_t words = 0;
    count(*slide.ground, words, before);
    count(*bare.ground, letters, shapes);
    for (std::size_t i = 0; i < bare.actors.size(); ++i) {
        count(*slide.actors[i].drawing, words, before);
        count(*bare.actors[i].drawing, letters, shapes);
    }
    CHECK(words > 0);
    CHECK(letters == 0);
    CHECK(shapes == before);
}
