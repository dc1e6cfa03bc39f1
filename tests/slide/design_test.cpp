#include <algorithm>

#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

constexpr PixelSize kFullHd{1920, 1080};

const slide::Actor* actor(const slide::Slide& slide, const std::string& part) {
    const auto it = std::find_if(slide.actors.begin(), slide.actors.end(),
                                 [&](const auto& a) { return a.name == part || a.name.starts_with(part + "."); });
    return it == slide.actors.end() ? nullptr : &*it;
}

// All the words of a part, line by line.
std::string words_of(const slide::Slide& slide, const std::string& part) {
    std::string words;
    for (const auto& a : slide.actors) {
        if (a.name != part && !a.name.starts_with(part + ".")) continue;
        for (const auto& command : a.drawing->commands) {
            if (const auto* letters = std::get_if<Letters>(&command)) {
                for (const auto& line : letters->block.lines)
                    words += line.words + (line.words.ends_with(' ') ? "" : " ");
            }
        }
    }
    return words;
}

float size_of(const slide::Slide& slide, const std::string& part) {
    const auto* a = actor(slide, part);
    REQUIRE(a);
    return std::get<Letters>(a->drawing->commands.front()).block.size;
}

struct Wall {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("base");

    slide::Slide shows(const model::Item& item, Photos photos = Photos::there) {
        return slide::design(content_of(item), stage_of(theme, *fonts, kFullHd, photos));
    }
};

}  // namespace

TEST_CASE("a story whose picture cannot be had is shown with a mosaic") {
    Wall wall;
    CHECK(wall.shows(turbines()).name == "story");
    CHECK(wall.shows(turbines(), Photos::missing).name == "story-mosaic");
    auto plain = turbines();
    plain.image.clear();
    CHECK(wall.shows(plain).name == "story-mosaic");
}

TEST_CASE("a quote without a face is shown large") {
    Wall wall;
    CHECK(wall.shows(praise()).name == "quote-portrait");
    CHECK(wall.shows(praise(), Photos::missing).name == "quote");
}

TEST_CASE("a kind without a slide of its own is shown as a story") {
    Wall wall;
    const auto item = turbines();
    auto party = content_of(item);
    party.kind = "party";
    CHECK(slide::design(party, stage_of(wall.theme, *wall.fonts, kFullHd)).name == "story");
}

TEST_CASE("nobody named, no byline; no number, no tile") {
    Wall wall;
    auto item = turbines();
    CHECK(actor(wall.shows(item), "byline"));
    CHECK(actor(wall.shows(item), "tile"));
    item.people.clear();
    item.figures.clear();
    const auto slide = wall.shows(item);
    CHECK_FALSE(actor(slide, "byline"));
    CHECK_FALSE(actor(slide, "tile"));
    CHECK(slide.fits);
}

TEST_CASE("without a lead the title stays where it was") {
    Wall wall;
    auto item = turbines();
    const auto with = wall.shows(item);
    item.body.clear();
    const auto without = wall.shows(item);
    CHECK_FALSE(actor(without, "lead"));
    CHECK(actor(without, "title")->drawing->bounds.y == actor(with, "title")->drawing->bounds.y);
}

TEST_CASE("a short title is set large, and so is a short quote") {
    Wall wall;
    const float unit = kFullHd.unit();
    auto item = turbines();
    item.title = "Thank you";
    CHECK(size_of(wall.shows(item), "title") == doctest::Approx(16 * unit));
    item.title = "Nine apprentices passed their examination";
    CHECK(size_of(wall.shows(item), "title") <= 11 * unit);
    auto quote = praise();
    quote.body = "They just care.";
    CHECK(size_of(wall.shows(quote, Photos::missing), "quote") == doctest::Approx(16 * unit));
    CHECK(size_of(wall.shows(quote), "voice") > 9 * unit);
}

TEST_CASE("a milestone without a goal has no gauge, and is not left half empty") {
    Wall wall;
    auto item = homes();
    CHECK(wall.shows(item).name == "milestone");
    CHECK(actor(wall.shows(item), "horizon"));
    item.counter->target.reset();
    CHECK(wall.shows(item).name == "milestone-count");
    CHECK_FALSE(actor(wall.shows(item), "horizon"));
}

TEST_CASE("several people without photographs are all named; a team with its members' faces has its own name") {
    Wall wall;
    auto item = turbines();
    CHECK(words_of(wall.shows(item), "byline").starts_with("Horns Reef night crew"));
    item.people = {person("Ada Holm"), person("Jonas Lind"), person("Amara Obi")};
    const auto named = words_of(wall.shows(item), "byline");
    for (const auto* name : {"Ada", "Jonas", "Amara"}) CHECK_MESSAGE(named.find(name) != std::string::npos, named);
}

TEST_CASE("a longer title goes down by steps, then its lead leaves, and nothing of it is cut") {
    Wall wall;
    auto item = turbines();
    float before = 1000;
    bool lead_left = false;
    std::string title = "Turbines";
    for (int i = 0; i < 14; ++i) {
        item.title = title;
        const auto slide = wall.shows(item);
        const float size = size_of(slide, "title");
        CHECK(size <= before + 0.01F);
        before = size;
        lead_left = lead_left || !actor(slide, "lead");
        std::string shown = words_of(slide, "title");
        std::erase(shown, ' ');
        std::string wanted = title;
        std::erase(wanted, ' ');
        CHECK(shown == wanted);
        title += i % 2 == 0 ? " before storms" : " and calm";
    }
    CHECK(lead_left);
}

TEST_CASE("words that no slide was made for are all shown, and the slide says that they do not fit") {
    Wall wall;
    auto item = praise();
    item.body.clear();
    for (int i = 0; i < 90; ++i) item.body += "thank you again and ";
    const auto slide = wall.shows(item);
    CHECK_FALSE(slide.fits);
    const auto shown = words_of(slide, "quote");
    CHECK(shown.find("…") == std::string::npos);
    CHECK(shown.size() >= item.body.size() - 10);
    for (const auto& a : slide.actors) CHECK(a.drawing->bounds.bottom() <= 1080 - 40);
}

TEST_CASE("a number that counts up begins at what it was before") {
    Wall wall;
    const auto slide = wall.shows(homes());
    const auto* numeral = actor(slide, "numeral");
    REQUIRE(numeral);
    const auto* counting = std::get_if<slide::Counting>(&numeral->change);
    REQUIRE(counting);
    CHECK(counting->from == 869886);
    CHECK(counting->to == 871204);
    auto few = homes();
    few.counter->value = {7, 0};
    const auto small = wall.shows(few);
    CHECK(std::holds_alternative<std::monostate>(actor(small, "numeral")->change));
}

TEST_CASE("a picture on its way leaves its place open, and the slide waits for it") {
    Wall wall;
    auto stage = stage_of(wall.theme, *wall.fonts, kFullHd);
    stage.pictures = [](const slide::PictureRequest&) { return slide::Photo{nullptr, true}; };
    const auto item = turbines();
    const auto slide = slide::design(content_of(item), stage);
    CHECK(slide.waiting);
    CHECK(slide.name == "story");
}

TEST_CASE("the next slide keeps the drawings that it shares with the one before") {
    Wall wall;
    const auto first = wall.shows(turbines());
    const auto again = slide::kept(first, wall.shows(turbines()));
    CHECK(again.ground == first.ground);
    for (std::size_t i = 0; i < first.actors.size(); ++i) CHECK(again.actors[i].drawing == first.actors[i].drawing);
}

namespace {

// The part of a picture that is shown, 0..1 from its top, as the owner of pictures crops it (media/picture.h).
std::pair<float, float> shown_of(const slide::PictureRequest& request, PixelSize size) {
    const float w = static_cast<float>(size.w), h = static_cast<float>(size.h);
    const float scale = std::max(static_cast<float>(request.size.w) / w, static_cast<float>(request.size.h) / h);
    const float part = std::min(h, static_cast<float>(request.size.h) / scale) / std::max(1.0F, request.zoom);
    const float top = std::clamp(request.focus.y * h - request.aim.y * part, 0.0F, h - part);
    return {top / h, (top + part) / h};
}

}  // namespace

TEST_CASE("an upright picture without a focus keeps its face, in every slide, theme and orientation") {
    const auto fonts = bundled_fonts();
    // Full length, and head and shoulders: where the head is, from the picture's top.
    const std::tuple<PixelSize, float, float> kinds[] = {{{900, 1600}, 0.115F, 0.27F}, {{900, 1200}, 0.2F, 0.48F}};
    for (const char* name : {"atelier", "nocturne", "beacon", "meridian", "gala"}) {
        const auto theme = theme_named(name);
        for (const auto& [size, top, bottom] : kinds) {
            model::Item award;
            award.id = "award";
            award.kind = model::Kind::award;
            award.title = "Employee of the month";
            award.people = {person("Ada Holm", "Technician", "", "", "ada.jpg")};
            for (auto item : {turbines(), praise(), award}) {
                item.focus.reset();
                for (auto& one : item.people) one.focus.reset();
                const auto content = content_of(item);
                for (const PixelSize screen : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
                    auto stage = stage_of(theme, *fonts, screen);
                    stage.picture_size = [&, shape = size](const std::string&) { return std::optional(shape); };
                    const auto slide = slide::design(content, stage);
                    for (const auto& request : slide.pictures) {
                        const auto [from, to] = shown_of(request, size);
                        INFO(name << ", " << slide.name << ", " << screen.w << ": " << from << " to " << to);
                        CHECK(from <= top + 0.005F);
                        CHECK(to >= bottom);
                    }
                }
            }
        }
    }
}

TEST_CASE("a small picture is shown small, a tiny one not at all, and no hole is left") {
    const auto fonts = bundled_fonts();
    const auto theme = theme_named("atelier");
    auto item = turbines();
    const auto content = content_of(item);
    const auto asked = [&](PixelSize size) {
        auto stage = stage_of(theme, *fonts, {1920, 1080});
        stage.picture_size = [size](const std::string& address) {
            return address.ends_with("mark") ? std::nullopt : std::optional(size);
        };
        const auto slide = slide::design(content, stage);
        float most = 0;
        for (const auto& request : slide.pictures)
            most = std::max(most, static_cast<float>(request.size.h) / static_cast<float>(size.h));
        return std::pair(slide.name, most);
    };
    CHECK(asked({1200, 900}).first == "story");
    CHECK(asked({400, 300}).first == "story");
    CHECK(asked({480, 640}).second > 1.35F);
    CHECK(asked({400, 300}).second <= 1.36F);
    CHECK(asked({400, 300}).second > 1.3F);
    CHECK(asked({50, 50}).first == "story-mosaic");
}
