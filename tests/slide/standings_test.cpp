// Leaderboards: who is shown, how far a bar reaches, and that nobody is named last.
#include "standings.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "lobby.h"

using namespace accolade;

namespace {

std::vector<model::Entry> entries(std::initializer_list<double> values) {
    std::vector<model::Entry> all;
    for (const double value : values) all.push_back({"Team " + std::to_string(all.size() + 1), {value, 0}, ""});
    return all;
}

model::Item board(std::initializer_list<double> values) {
    model::Item item;
    item.id = "bike";
    item.kind = model::Kind::leaderboard;
    item.title = "Rotterdam takes the lead";
    item.unit = "km";
    item.entries = entries(values);
    return item;
}

struct Bars {
    theme::Theme theme = test::theme_named("meridian");
    std::unique_ptr<text::Fonts> fonts = test::bundled_fonts();

    std::vector<slide::Growing> of(const model::Item& item, PixelSize size = {1920, 1080}) const {
        std::vector<slide::Growing> bars;
        for (const auto& actor : slide::design(test::content_of(item), test::stage_of(theme, *fonts, size)).actors) {
            if (const auto* bar = std::get_if<slide::Growing>(&actor.change)) bars.push_back(*bar);
        }
        return bars;
    }
};

}  // namespace

TEST_CASE("of five entries or fewer all are shown, of more never the last places") {
    CHECK(slide::shown_of(entries({9}), 5) == 1);
    CHECK(slide::shown_of(entries({9, 8, 7, 6, 5}), 5) == 5);
    CHECK(slide::shown_of(entries({9, 8, 7, 6, 5, 4}), 5) == 5);
    CHECK(slide::shown_of(entries({9, 8, 7, 6, 5, 4}), 7) == 5);
    CHECK(slide::shown_of(entries({9, 8, 7, 6, 5, 4, 3}), 7) == 6);
    CHECK(slide::shown_of(entries({9, 8, 7, 6, 5, 4, 3, 2, 1}), 7) == 7);
    CHECK(slide::shown_of(entries({9, 8, 7, 3, 3, 3}), 5) == 3);  // who has as much as the last is last too
    CHECK(slide::shown_of(entries({4, 4, 4, 4, 4, 4}), 5) == 5);  // nobody is last
}

TEST_CASE("bars begin at zero: half as much is half as long") {
    const auto some = entries({80, 40, 0, -5});
    CHECK(slide::share_of(some, 0) == 1);
    CHECK(slide::share_of(some, 1) == 0.5F);
    CHECK(slide::share_of(some, 2) == 0);
    CHECK(slide::share_of(some, 3) == 0);
    CHECK(slide::share_of(entries({0, 0}), 0) == 0);
}

TEST_CASE("a leaderboard has a bar for each of the first five, and for seven on an upright screen") {
    const Bars bars;
    CHECK(bars.of(board({9, 8, 7, 6, 5, 4, 3, 2, 1})).size() == 5);
    CHECK(bars.of(board({9, 8, 7, 6, 5, 4, 3, 2, 1}), {1080, 1920}).size() == 7);
    CHECK(bars.of(board({9, 8, 7})).size() == 3);
}

TEST_CASE("who has as much as the first leads as well") {
    const Bars bars;
    const auto drawn = bars.of(board({14, 14, 9}));
    REQUIRE(drawn.size() == 3);  // from the last
    CHECK(drawn[2].color == drawn[1].color);
    CHECK(drawn[2].color != drawn[0].color);
    CHECK(drawn[2].bar.w == drawn[1].bar.w);
}

TEST_CASE("bars grow from the last place to the first, from where they begin") {
    const auto theme = test::theme_named("base");
    const auto fonts = test::bundled_fonts();
    const auto item = board({9, 6, 3});
    const auto drawn = slide::design(test::content_of(item), test::stage_of(theme, *fonts, {1920, 1080}));
    int order = 0;
    for (const char* name : {"bars.2", "bars.1", "bars.0"}) {
        const auto actor = std::ranges::find(drawn.actors, name, &slide::Actor::name);
        REQUIRE(actor != drawn.actors.end());
        CHECK(actor->order == order++);
        const auto& bar = std::get<slide::Growing>(actor->change);
        const Rect half = bounds(slide::grown(bar, 0.5F).path);
        CHECK(half.x == bar.bar.x);
        CHECK(half.w == doctest::Approx(bar.bar.w / 2));
    }
}

TEST_CASE("a name that is longer than its bar never reaches the values") {
    auto item = board({9, 0.1});
    item.entries[1].name = "Workshop for rotor blades and gearboxes, night shift, Esbjerg and Hvide Sande";
    const auto fonts = test::bundled_fonts();
    for (const char* name : {"atelier", "beacon", "gala", "meridian", "nocturne"}) {
        const auto theme = test::theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            const auto drawn = slide::design(test::content_of(item), test::stage_of(theme, *fonts, size));
            const char* second = size.portrait() ? "bars_tall.words.1" : "bars.words.1";
            const auto words = std::ranges::find(drawn.actors, second, &slide::Actor::name);
            REQUIRE(words != drawn.actors.end());
            std::vector<Rect> boxes;
            for (const auto& command : words->drawing->commands) {
                const auto& letters = std::get<Letters>(command);
                const Rect ink = letters.block.ink;
                boxes.push_back({letters.at.x + ink.x, letters.at.y + ink.y, ink.w, ink.h});
            }
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                    const bool apart = boxes[a].right() <= boxes[b].x || boxes[b].right() <= boxes[a].x;
                    CHECK_MESSAGE(apart, name);
                }
            }
        }
    }
}

TEST_CASE("a name stands on its bar or beside it, never across the bar's end") {
    auto item = board({4120, 3987, 2900, 620});
    item.entries[2].name = "Hals-Nasen-Ohren";
    item.entries[3].name = "Verwaltung";
    const auto fonts = test::bundled_fonts();
    for (const char* name : {"atelier", "beacon", "gala", "meridian", "nocturne"}) {
        const auto theme = test::theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            CAPTURE(name);
            CAPTURE(size.w);
            const auto drawn = slide::design(test::content_of(item), test::stage_of(theme, *fonts, size));
            const std::string part = size.portrait() ? "bars_tall." : "bars.";
            for (std::size_t i = 0; i < item.entries.size(); ++i) {
                const auto bar = std::ranges::find(drawn.actors, part + std::to_string(i), &slide::Actor::name);
                const auto words =
                    std::ranges::find(drawn.actors, part + "words." + std::to_string(i), &slide::Actor::name);
                REQUIRE(bar != drawn.actors.end());
                REQUIRE(words != drawn.actors.end());
                const Rect there = std::get<slide::Growing>(bar->change).bar;
                const auto& letters = std::get<Letters>(words->drawing->commands.back());  // the name comes last
                const float left = letters.at.x + letters.block.ink.x, right = left + letters.block.ink.w;
                const bool apart = right <= there.right() || left >= there.right();
                CHECK(apart);
            }
        }
    }
}
