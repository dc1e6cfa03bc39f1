#include "motion/turning.h"

#include <doctest/doctest.h>

#include "motion/motion.h"
#include "slide/lobby.h"

using namespace accolade;
using namespace accolade::test;

namespace {

// Two stories without pictures, whose mosaics lie in the same place.
struct Mosaics {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("atelier");
    slide::Slide first = story("storm"), second = story("harbour");

    slide::Slide story(std::string id) {
        auto item = turbines();
        item.id = std::move(id);
        return slide::design(content_of(item), stage_of(theme, *fonts, {1920, 1080}, Photos::missing));
    }
    slide::Slide idle() { return slide::design(idle_content(), stage_of(theme, *fonts, {1920, 1080})); }
};

// Each command's place and colour, but for those that cannot be seen.
std::vector<std::pair<Path, Color>> seen(const Drawing& drawing) {
    std::vector<std::pair<Path, Color>> all;
    for (const auto& command : drawing.commands) {
        const auto& fill = std::get<Fill>(command);
        const auto color = std::get<Color>(fill.paint);
        if (!fill.path.points.empty() && color.a > 0) all.emplace_back(fill.path, color);
    }
    return all;
}

}  // namespace

TEST_CASE("a mosaic turns into the next one, tile by tile, and is it at the end") {
    Mosaics slides;
    REQUIRE(slides.first.tiles);
    REQUIRE(slides.second.tiles);
    CHECK(motion::possible(motion::Transition::fade, &slides.first, slides.second, motion::Effects::full) ==
          motion::Transition::turn);
    CHECK(motion::possible(motion::Transition::fade, &slides.first, slides.second, motion::Effects::less) ==
          motion::Transition::fade);

    const auto &from = *slides.first.tiles, &to = *slides.second.tiles;
    const auto begin = motion::turning(from, to, Milliseconds(0));
    CHECK(begin->fleeting);
    CHECK(seen(*begin).size() == from.fills.size());
    const auto end = motion::turning(from, to, motion::turning_length(from));
    // The old squares lie below the new ones.
    const std::size_t tiles = begin->commands.size() / 6;
    CHECK(seen(*end).size() == to.fills.size() + tiles);
    // The wave comes to one corner last, and is done with the other first.
    const auto early = motion::turning(from, to, Milliseconds(150)),
               late = motion::turning(from, to, Milliseconds(450)),
               middle = motion::turning(from, to, Milliseconds(300));
    CHECK(std::equal(early->commands.end() - 6, early->commands.end(), begin->commands.end() - 6));
    CHECK_FALSE(early->commands[2] == begin->commands[2]);
    CHECK(std::equal(late->commands.begin(), late->commands.begin() + 6, end->commands.begin()));
    for (const auto& command : middle->commands) {
        const auto& fill = std::get<Fill>(command);
        if (fill.path.points.empty()) continue;
        REQUIRE(fill.clip);
        CHECK(intersection(*fill.clip, from.area) == *fill.clip);
    }
    const auto rest = motion::rest_after(slides.second, motion::Transition::turn, motion::Effects::full);
    CHECK(rest >= motion::turning_length(to));
    CHECK(rest <= Milliseconds(1500));
}

TEST_CASE("while nobody is celebrated one tile after another turns, and every one has its turn") {
    Mosaics slides;
    const auto idle = slides.idle();
    REQUIRE(idle.tiles);
    const auto at = [&](int ms) { return motion::wandering(*idle.tiles, Milliseconds(ms)); };
    const auto drawn = at(0);
    const auto tiles = drawn->commands.size() / 3;
    REQUIRE(tiles > 10);
    const auto differs = [&](const Drawing& a, const Drawing& b) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < tiles; ++i)
            count += std::equal(a.commands.begin() + static_cast<std::ptrdiff_t>(i * 3),
                                a.commands.begin() + static_cast<std::ptrdiff_t>(i * 3 + 3),
                                b.commands.begin() + static_cast<std::ptrdiff_t>(i * 3))
                         ? 0U
                         : 1U;
        return count;
    };
    CHECK(differs(*at(350), *drawn) == 1);
    CHECK(differs(*at(1600), *drawn) == 1);
    CHECK(differs(*at(1600), *at(1000)) == 0);  // between two turns it stands still
    CHECK(differs(*at(1600 * static_cast<int>(tiles)), *drawn) == tiles);
    CHECK(motion::wanders_at(Milliseconds(100)) == Milliseconds(100));
    CHECK(motion::wanders_at(Milliseconds(1000)) == Milliseconds(1600));
    CHECK(motion::wanders_at(Milliseconds(1600)) == Milliseconds(1600));
}
