#include "mirror.h"

#include <algorithm>

#include "canvas.h"
#include "slide/lobby.h"
#include "text/fonts.h"

using namespace accolade;
using namespace accolade::test;
using namespace accolade::slide;

namespace {

constexpr PixelSize kFullHd{1920, 1080};

model::Item arabic() {
    auto item = turbines();
    item.language = "ar";
    item.title = "اثنتا عشرة عنفة عادت إلى الشبكة قبل العاصفة";
    item.body = "عندما تعطل كابل التصدير، أعاد طاقم الليل توجيه الطاقة.";
    item.people = {person("Idris Bello", "Offshore Operations", "", "", "a.jpg")};
    return item;
}

Rect place_of(const Slide& slide, const std::string& part) {
    Rect all;
    for (const auto& actor : slide.actors) {
        if (actor.name.substr(0, actor.name.find('.')) != part) continue;
        const auto b = actor.drawing->bounds;
        all = united(
            all, {static_cast<float>(b.x), static_cast<float>(b.y), static_cast<float>(b.w), static_cast<float>(b.h)});
    }
    REQUIRE_FALSE(all.empty());
    return all;
}

// The largest picture on the ground.
PixelRect picture_on(const Slide& slide) {
    PixelRect largest;
    for (const auto& command : slide.ground->commands) {
        const auto* fill = std::get_if<Fill>(&command);
        if (fill == nullptr || !std::holds_alternative<PicturePaint>(fill->paint)) continue;
        if (const auto b = covering(bounds(fill->path)); b.w > largest.w) largest = b;
    }
    return largest;
}

struct Wall {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts(text::SystemFonts::use);
    theme::Theme theme = theme_named("base");
    Slide shows(const model::Item& item) { return design(content_of(item), stage_of(theme, *fonts, kFullHd)); }
};

}  // namespace

TEST_CASE("outlines and gradients turn over, pictures and letters only change sides") {
    const auto picture = std::make_shared<Bitmap>(40, 30, 0xFF808080U);
    Letters letters;
    letters.at = {10, 20};
    letters.block.room = 300;
    const auto out = mirrored({Fill{rectangle({0, 0, 40, 30}), PicturePaint{picture, 0, 0}, PixelRect{0, 0, 40, 30}},
                               Fill{rectangle({0, 0, 40, 30}), LinearGradient{{0, 0}, {40, 0}, {}}}, letters},
                              1000);
    const auto& fill = std::get<Fill>(out[0]);
    CHECK(bounds(fill.path) == Rect{960, 0, 40, 30});
    CHECK(fill.clip == PixelRect{960, 0, 40, 30});
    CHECK(std::get<PicturePaint>(fill.paint).x == 960);
    CHECK(std::get<LinearGradient>(std::get<Fill>(out[1]).paint).from.x == 1000);
    CHECK(std::get<Letters>(out[2]).at == Point{690, 20});
    CHECK(mirrored(out, 1000).size() == 3);
    CHECK(mirrored(out, 1000)[0] ==
          Command{Fill{rectangle({0, 0, 40, 30}), PicturePaint{picture, 0, 0}, PixelRect{0, 0, 40, 30}}});
}

TEST_CASE("a slide in Arabic is laid out as in a mirror: words at the right edge, the picture at the left") {
    Wall wall;
    const auto english = wall.shows(turbines()), slide = wall.shows(arabic());
    CHECK(slide.from_right);
    CHECK_FALSE(english.from_right);
    const auto picture = picture_on(slide), theirs = picture_on(english);
    CHECK(picture.x == 0);
    CHECK(picture.w == theirs.w);
    CHECK(theirs.right() == kFullHd.w);
    const float edge = static_cast<float>(kFullHd.w) - 7.4F * kFullHd.unit();
    for (const char* part : {"kicker", "title", "lead", "byline"}) {
        const Rect words = place_of(slide, part);
        CHECK_MESSAGE(std::fabs(words.right() - edge) < 6, part);
        CHECK_MESSAGE(words.x > static_cast<float>(picture.right()) - 4, part);
    }
    // The face first, then the name, although that is a Latin one.
    const auto byline = std::find_if(slide.actors.begin(), slide.actors.end(),
                                     [](const Actor& actor) { return actor.name == "byline"; });
    float face = 0, name = 0;
    for (const auto& command : byline->drawing->commands) {
        if (std::holds_alternative<Letters>(command)) name = bounds_of(command).right();
        if (std::holds_alternative<Fill>(command)) face = bounds_of(command).x;
    }
    CHECK(name < face);
    // The tile stands at the picture's other lower corner, its number by the other side.
    CHECK(std::fabs(place_of(slide, "tile").x + place_of(english, "tile").right() - static_cast<float>(kFullHd.w)) < 4);
}

TEST_CASE("Hebrew words in an English feed are read from the right, an English name in an Arabic one from the left") {
    Wall wall;
    auto item = turbines();
    item.title = "כל הכבוד לצוות הלילה";
    item.body.clear();
    CHECK(wall.shows(item).from_right);
    item = turbines();
    item.language = "ar";
    CHECK_FALSE(wall.shows(item).from_right);
}

TEST_CASE("a gauge fills from the left in every language, for its scale is one of numbers") {
    Wall wall;
    auto item = homes();
    const auto gauge = [&] {
        const auto slide = wall.shows(item);
        const auto actor =
            std::find_if(slide.actors.begin(), slide.actors.end(), [](const Actor& a) { return a.name == "horizon"; });
        REQUIRE(actor != slide.actors.end());
        return actor->drawing->commands;
    };
    const auto english = gauge();
    item.language = "ar";
    item.title = "المنازل التي تعمل بطاقة الرياح";
    item.body = "مليون منزل بحلول الربيع.";
    CHECK(gauge() == english);
}

TEST_CASE("the house mark is never turned over") {
    Wall wall;
    const auto mark_of = [](const Slide& slide) {  // the bar's place in the mark, which is the smallest square's
        std::vector<Rect> shapes;
        for (const auto& command : slide.ground->commands) {
            const auto* fill = std::get_if<Fill>(&command);
            if (fill != nullptr && bounds(fill->path).h < 5 * slide.size.unit() && bounds(fill->path).y > 0)
                shapes.push_back(bounds(fill->path));
        }
        REQUIRE(shapes.size() >= 3);
        return std::pair{shapes[1].x - shapes[0].x, shapes[2].x - shapes[0].x};
    };
    const auto ours = mark_of(wall.shows(turbines())), theirs = mark_of(wall.shows(arabic()));
    CHECK(theirs.first == doctest::Approx(ours.first));
    CHECK(theirs.second == doctest::Approx(ours.second));
}
