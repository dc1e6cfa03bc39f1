#include "motion/celebration.h"

#include <algorithm>
#include <set>

#include "slide/lobby.h"
#include "support/themes.h"
#include "wording/celebration.h"

using namespace accolade;
using namespace accolade::test;
using motion::Effects;

namespace {

slide::Content celebrated(const model::Item& item, const model::Celebration& celebration) {
    auto content = content_of(item);
    content.kind = "celebration";
    content.words = wording::celebration_words(item, celebration, {"Nordhavn", std::string(model::kHouseMark)},
                                               {"en-GB", model::Zone()}, afternoon());
    if (celebration.number) content.counter = *celebration.number;
    content.counts_from = celebration.from;
    return content;
}

model::Item champion() {
    model::Item item;
    item.id = "champion";
    item.kind = model::Kind::award;
    item.title = "Customer service champion";
    item.people = {person("Layla Haddad", "", "Support", "", "layla.jpg")};
    return item;
}

struct Party {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme;
    PixelSize size;
    model::Item number = homes(), who = champion(), next = turbines();
    model::Celebration celebration;
    slide::Slide before, slide, after;
    motion::Takeover takeover;

    explicit Party(const std::string& name = "gala", PixelSize screen = {1920, 1080}, bool person = false,
                   Effects effects = Effects::full)
        : theme(theme_named(name)), size(screen) {
        celebration.key = "homes 1000000";
        if (!person) celebration.number = 1'000'000, celebration.from = 999'989;
        const auto& item = person ? who : number;
        before = slide::design(content_of(item), stage_of(theme, *fonts, size));
        slide = slide::design(celebrated(item, celebration), stage_of(theme, *fonts, size));
        after = slide::design(content_of(next), stage_of(theme, *fonts, size));
        takeover = make(effects);
    }

    motion::Takeover make(Effects effects) {
        return motion::takeover_of(&before, slide, effects, motion::seed_of(celebration.key), *fonts);
    }
    Frame at(int ms, Effects effects = Effects::full) {
        return motion::celebration(&before, &slide, &after, takeover, Milliseconds(ms), effects, *fonts);
    }
    const slide::Actor& figure() const {
        const auto found = std::ranges::find_if(slide.actors, [](const slide::Actor& actor) {
            return std::holds_alternative<slide::Counting>(actor.change);
        });
        REQUIRE(found != slide.actors.end());
        return *found;
    }
};

const Layer* layer_of(const Frame& frame, const DrawingPtr& drawing) {
    const auto found = std::ranges::find(frame.layers, drawing, &Layer::drawing);
    return found == frame.layers.end() ? nullptr : &*found;
}

int fleeting(const Frame& frame) {
    return static_cast<int>(
        std::ranges::count_if(frame.layers, [](const Layer& layer) { return layer.drawing->fleeting; }));
}

Rect rect_of(const PixelRect& r) {
    return {static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.w), static_cast<float>(r.h)};
}

}  // namespace

TEST_CASE("a celebration begins as the slide it breaks off, and shows nothing else until it grows") {
    Party party;
    const auto begin = party.at(0);
    CHECK(begin.layers.front().drawing == party.before.ground);
    for (const auto& actor : party.before.actors) {
        const auto* layer = layer_of(begin, actor.drawing);
        REQUIRE(layer != nullptr);
        CHECK(layer->alpha == 1);
    }
    CHECK(layer_of(begin, party.slide.ground) == nullptr);
    // Its own slide need not even be there.
    CHECK(describe(motion::celebration(&party.before, nullptr, nullptr, party.takeover, Milliseconds(200),
                                       Effects::full, *party.fonts)) == describe(party.at(200)));
    const auto dimmed = party.at(520);
    CHECK(layer_of(dimmed, party.takeover.veil)->alpha == doctest::Approx(0.65));
    CHECK(layer_of(dimmed, party.slide.ground)->reveal);
    CHECK(layer_of(party.at(1'100), party.before.ground) == nullptr);
    CHECK_FALSE(layer_of(party.at(1'100), party.slide.ground)->reveal);
}

TEST_CASE("the ground grows from where the number stood") {
    Party party;
    const auto stood = std::ranges::find_if(party.before.actors, [](const slide::Actor& actor) {
        return std::holds_alternative<slide::Counting>(actor.change);
    });
    REQUIRE(stood != party.before.actors.end());
    CHECK(party.takeover.center == rect_of(stood->drawing->bounds).center());
    const auto of_another = motion::takeover_of(&party.after, party.slide, Effects::full, 1, *party.fonts);
    CHECK(of_another.center == party.slide.discs.front().center);
    CHECK(of_another.corner.x < 200);
    CHECK(of_another.corner.y < 200);
}

TEST_CASE("the number rolls, has landed at 2.5 s, nods, and then stands") {
    Party party;
    const auto& figure = party.figure();
    CHECK(layer_of(party.at(880), figure.drawing) == nullptr);
    for (const int ms : {1'000, 1'600, 2'100, 2'450}) CHECK(layer_of(party.at(ms), figure.drawing) == nullptr);
    CHECK(describe(party.at(2'000)) != describe(party.at(2'050)));
    const auto landed = party.at(2'500);
    REQUIRE(layer_of(landed, figure.drawing) != nullptr);
    CHECK(layer_of(landed, figure.drawing)->alpha == 1);
    const auto nod = party.at(2'725);
    CHECK(layer_of(nod, figure.drawing)->scale == doctest::Approx(1.04).epsilon(0.002));
    const auto rest = party.at(2'950);
    CHECK(layer_of(rest, figure.drawing)->scale == doctest::Approx(1).epsilon(0.001));
}

TEST_CASE("everything can be read from 3.4 s until it leaves") {
    for (const bool person : {false, true}) {
        for (const auto& name : shipped_themes()) {
            Party party(name, {640, 360}, person);
            CAPTURE(name);
            for (const int ms : {3'400, 8'000, 10'490}) {
                const auto frame = party.at(ms);
                for (const auto& actor : party.slide.actors) {
                    CAPTURE(actor.name);
                    const auto* layer = layer_of(frame, actor.drawing);
                    REQUIRE(layer != nullptr);
                    CHECK(layer->alpha == doctest::Approx(1).epsilon(0.001));
                    CHECK(layer->scale == doctest::Approx(1).epsilon(0.001));
                    CHECK(std::fabs(layer->offset.y) < 0.01F);
                }
            }
        }
    }
}

TEST_CASE("paper flies within its limits, and nothing of it is left at the end") {
    for (const auto& [effects, most] : {std::pair{Effects::full, 350}, {Effects::less, 200}, {Effects::least, 120}}) {
        Party party("gala", {1920, 1080}, false, effects);
        int peak = 0;
        for (int ms = 0; ms <= 12'000; ms += 100)
            peak = std::max(peak, motion::flying(party.takeover.pieces, party.size, Milliseconds(ms)));
        CHECK(peak <= most);
        CHECK(peak > most * 3 / 4);
        CHECK(fleeting(party.at(500, effects)) <= 1);
        CHECK(fleeting(party.at(4'000, effects)) >= 1);
        CHECK(fleeting(party.at(11'150, effects)) == 0);
        CHECK(fleeting(party.at(12'000, effects)) == 0);
    }
}

TEST_CASE("near pieces never come before words or faces") {
    for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
        for (const bool person : {false, true}) {
            Party party("gala", size, person);
            int near = 0;
            for (int ms = 600; ms <= 10'500; ms += 30) {
                const auto drawing = motion::pieces_at(party.takeover.pieces, party.takeover.spec, Milliseconds(ms),
                                                       motion::Depth::before_words);
                for (const auto& command : drawing.commands) {
                    ++near;
                    const Rect piece = bounds(std::get<Fill>(command).path);
                    for (const auto& actor : party.slide.actors) {
                        const Rect kept = inset(rect_of(actor.drawing->bounds), -2.7F * size.unit());
                        const bool meets = piece.x < kept.right() && kept.x < piece.right() &&
                                           piece.y < kept.bottom() && kept.y < piece.bottom();
                        CHECK_FALSE(meets);
                    }
                }
            }
            CHECK(near > 100);
        }
    }
}

TEST_CASE("screens that agree on the time and the celebration show the same frame") {
    Party party, other;
    for (const int ms : {700, 1'300, 2'000, 4'000, 9'000, 10'800})
        CHECK(describe(party.at(ms)) == describe(other.at(ms)));
    other.celebration.key = "homes 2000000";
    other.takeover = other.make(Effects::full);
    CHECK(describe(party.at(4'000)) != describe(other.at(4'000)));
}

TEST_CASE("the ground shrinks to the brand's corner, and the next slide is ready at 12 s") {
    Party party;
    const auto shrinking = party.at(10'900);
    CHECK(layer_of(shrinking, party.after.ground) != nullptr);
    const auto* ground = layer_of(shrinking, party.slide.ground);
    REQUIRE(ground != nullptr);
    CHECK(ground->reveal);
    CHECK(layer_of(party.at(11'400), party.slide.ground) == nullptr);
    CHECK(describe(party.at(12'000)) == describe(motion::at_rest(party.after)));
    // Where nobody knows what follows it stays, and the change of slides is the house's.
    const auto alone = motion::celebration(&party.before, &party.slide, nullptr, party.takeover, Milliseconds(11'900),
                                           Effects::full, *party.fonts);
    CHECK_FALSE(layer_of(alone, party.slide.ground)->reveal);
    for (const auto& actor : party.slide.actors) CHECK(layer_of(alone, actor.drawing)->alpha == 1);
}

TEST_CASE("where nothing may move, it fades in with its paper lying still, and fades out") {
    Party party;
    CHECK(motion::celebration_moves(Milliseconds(300), Effects::reduced));
    CHECK_FALSE(motion::celebration_moves(Milliseconds(600), Effects::reduced));
    CHECK(motion::celebration_moves_in(Milliseconds(5'000), Effects::reduced) == Milliseconds(6'400));
    CHECK(motion::celebration_moves(Milliseconds(11'500), Effects::reduced));
    CHECK(motion::celebration_moves(Milliseconds(5'000), Effects::full));
    const auto still = describe(party.at(1'000, Effects::reduced));
    CHECK(still == describe(party.at(11'000, Effects::reduced)));
    CHECK(layer_of(party.at(600, Effects::reduced), party.figure().drawing)->alpha == 1);
    CHECK(fleeting(party.at(1'000, Effects::reduced)) == 2);
    CHECK(fleeting(party.at(12'000, Effects::reduced)) == 0);
    for (const int ms : {0, 200, 500, 3'000, 11'700})
        for (const auto& layer : party.at(ms, Effects::reduced).layers) {
            CHECK(layer.offset == Point{});
            CHECK(layer.scale == 1);
            CHECK_FALSE(layer.reveal);
        }
}
