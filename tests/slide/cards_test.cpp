#include "cards.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::slide;

namespace {

model::Item thanks(const std::string& to, const std::string& words) {
    model::Item item;
    item.id = to;
    item.kind = model::Kind::kudos;
    item.body = words;
    item.people.emplace_back().name = to;
    item.from.emplace();
    item.from->name = "Jonas Berg";
    item.from->team = "Logistics";
    item.value = "Helping out";
    return item;
}

Content content_of(const std::vector<model::Item>& items) {
    std::vector<const model::Item*> all;
    for (const auto& item : items) all.push_back(&item);
    auto content = test::content_of(items.front());
    content.words = wording::words_of(all, {}, {"Nordhavn", ""}, {"en-GB", model::Zone()}, test::afternoon());
    content.companions.assign(all.begin() + 1, all.end());
    return content;
}

std::string words_on(const Slide& slide) {
    std::string all;
    const auto add = [&](const Drawing& drawing) {
        for (const auto& command : drawing.commands) {
            const auto* words = std::get_if<Letters>(&command);
            if (words == nullptr) continue;
            for (const auto& line : words->block.lines) all += line.words + " ";
        }
    };
    add(*slide.ground);
    for (const auto& actor : slide.actors) add(*actor.drawing);
    return all;
}

int cards_on(const Slide& slide) {
    return static_cast<int>(
        std::ranges::count_if(slide.actors, [](const Actor& a) { return a.name.starts_with("cards."); }));
}

}  // namespace

TEST_CASE("cards fill their area, each as high as the others, and none over another") {
    for (const Rect area : {Rect{100, 50, 1200, 900}, Rect{70, 400, 900, 1300}}) {
        for (std::size_t count = 1; count <= 4; ++count) {
            const auto cards = card_areas(area, count, 28);
            REQUIRE(cards.size() == count);
            for (std::size_t i = 0; i < count; ++i) {
                CHECK(cards[i].h == cards[0].h);
                CHECK(cards[i].x >= area.x);
                CHECK(cards[i].right() <= area.right() + 1);
                CHECK(cards[i].bottom() <= area.bottom() + 1);
                for (std::size_t j = 0; j < i; ++j) {
                    const bool apart = cards[j].right() + 27 <= cards[i].x || cards[j].bottom() + 27 <= cards[i].y;
                    CHECK(apart);
                }
            }
            CHECK(cards.back().bottom() == doctest::Approx(area.bottom()).epsilon(0.002));
        }
    }
    CHECK(card_areas({0, 0, 100, 100}, 0, 10).empty());
}

TEST_CASE("thank-yous that share a slide have a card each in every theme, on both kinds of screen") {
    const auto fonts = test::bundled_fonts();
    const std::vector<model::Item> items{thanks("Ada Holm", "Thank you for staying late."),
                                         thanks("Arjun Mehta", "Drove four hours on a Sunday so our pump could start."),
                                         thanks("Ole Brandt", "Cake."),
                                         thanks("Mei-Lin Chen",
                                                "Translated the whole safety handbook into Portuguese over "
                                                "one long weekend, for seven colleagues")};
    for (const char* name : {"base", "atelier", "nocturne", "beacon", "meridian", "gala"}) {
        const auto theme = test::theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            for (std::size_t count = 2; count <= 4; ++count) {
                CAPTURE(name);
                CAPTURE(count);
                const auto slide =
                    design(content_of({items.begin(), items.begin() + static_cast<std::ptrdiff_t>(count)}),
                           test::stage_of(theme, *fonts, size, test::Photos::missing));
                CHECK(slide.fits);
                CHECK(cards_on(slide) == static_cast<int>(count));
            }
        }
    }
}

TEST_CASE("what is too long for its card is said, and leaves no thank-you out") {
    const auto fonts = test::bundled_fonts();
    const auto theme = test::theme_named("base");
    const std::vector<model::Item> items{thanks("Ada Holm", std::string(400, 'x')), thanks("Ole Brandt", "Cake.")};
    const auto slide = design(content_of(items), test::stage_of(theme, *fonts, {1920, 1080}, test::Photos::missing));
    CHECK_FALSE(slide.fits);
    CHECK(cards_on(slide) == 2);
}

TEST_CASE("a thank-you that is too long to show both still says who it is from, in every theme") {
    const auto fonts = test::bundled_fonts();
    std::string words;
    for (int i = 0; i < 12; ++i) words += "For what you did in the week of the storm. ";
    const std::vector<model::Item> items{thanks("Ada Holm", words)};
    for (const char* name : {"base", "atelier", "nocturne", "beacon", "meridian", "gala"}) {
        const auto theme = test::theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            CAPTURE(name);
            const auto slide = design(content_of(items), test::stage_of(theme, *fonts, size, test::Photos::missing));
            const auto said = words_on(slide);
            CHECK(said.find("Jonas Berg") != std::string::npos);
            CHECK(said.find("Ada Holm") != std::string::npos);
        }
    }
}
