#include "motion/motion.h"

#include <algorithm>

#include "slide/lobby.h"
#include "support/themes.h"

using namespace accolade;
using namespace accolade::test;
using theme::Curve;

namespace {

constexpr Curve kCurves[] = {Curve::linear, Curve::enter, Curve::exit,  Curve::move,
                             Curve::soft,   Curve::pop,   Curve::count, Curve::roll};

struct Show {
    std::unique_ptr<text::Fonts> fonts = bundled_fonts();
    theme::Theme theme = theme_named("base");
    model::Item story = turbines(), number = homes(), words = praise();
    slide::Slide first = slide::design(content_of(story), stage_of(theme, *fonts, {1920, 1080}));
    slide::Slide second = slide::design(content_of(number), stage_of(theme, *fonts, {1920, 1080}));

    Frame at(int ms, motion::Transition transition = motion::Transition::fade,
             motion::Effects effects = motion::Effects::full) {
        return motion::compose(&first, second, Milliseconds(ms), transition, effects, *fonts);
    }
};

}  // namespace

TEST_CASE("every curve goes from nothing to all, and only the pop overshoots") {
    for (const Curve curve : kCurves) {
        CHECK(motion::eased(curve, 0) == 0);
        CHECK(motion::eased(curve, 1) == 1);
        CHECK(motion::eased(curve, -1) == 0);
        CHECK(motion::eased(curve, 2) == 1);
        float before = 0, most = 0;
        for (int i = 1; i <= 100; ++i) {
            const float now = motion::eased(curve, static_cast<float>(i) / 100);
            if (curve != Curve::pop) CHECK(now >= before - 1e-4F);
            before = now;
            most = std::max(most, now);
        }
        if (curve == Curve::pop) {
            CHECK(most > 1.02F);
            CHECK(most < 1.15F);
        } else {
            CHECK(most <= 1.0001F);
        }
    }
    CHECK(motion::eased(Curve::linear, 0.25F) == doctest::Approx(0.25).epsilon(0.001));
    CHECK(motion::eased(Curve::soft, 0.5F) == doctest::Approx(0.5).epsilon(0.001));
}

TEST_CASE("a slide begins as the picture of the one before it and ends as its own") {
    Show show;
    for (const auto transition : {motion::Transition::fade, motion::Transition::wipe}) {
        const auto begin = show.at(0, transition);
        REQUIRE(begin.layers.size() == 1 + show.first.actors.size());
        CHECK(begin.layers[0].drawing == show.first.ground);
        for (const auto& layer : begin.layers) CHECK(layer.alpha == 1);
        const auto rest = motion::rest_after(show.second, transition, motion::Effects::full);
        CHECK(show.at(static_cast<int>(rest.count()), transition) == motion::at_rest(show.second));
        CHECK(show.at(3600'000, transition) == motion::at_rest(show.second));
    }
}

TEST_CASE("nobody meets a half-shown slide: just before it rests, it looks as it will") {
    Show show;
    const auto rest =
        static_cast<int>(motion::rest_after(show.second, motion::Transition::fade, motion::Effects::full).count());
    const auto last = show.at(rest - 1), resting = motion::at_rest(show.second);
    REQUIRE(last.layers.size() == resting.layers.size());
    for (std::size_t i = 0; i < last.layers.size(); ++i) {
        CHECK(last.layers[i].alpha == doctest::Approx(1).epsilon(0.01));
        CHECK(last.layers[i].offset.y == doctest::Approx(0).epsilon(0.01));
        CHECK(last.layers[i].scale == doctest::Approx(1).epsilon(0.01));
    }
}

TEST_CASE("everything can be read 1.2 seconds after a slide begins") {
    const auto fonts = bundled_fonts();
    for (const auto& name : shipped_themes()) {
        const auto theme = theme_named(name);
        for (const PixelSize size : {PixelSize{1920, 1080}, PixelSize{1080, 1920}}) {
            const auto before = slide::design(idle_content(), stage_of(theme, *fonts, size));
            for (const auto& item : {turbines(), homes(), praise()}) {
                for (const auto photos : {Photos::there, Photos::missing}) {
                    const auto slide = slide::design(content_of(item), stage_of(theme, *fonts, size, photos));
                    const auto frame = motion::compose(&before, slide, Milliseconds(1200), motion::Transition::wipe,
                                                       motion::Effects::full, *fonts);
                    std::size_t shown = 0;
                    for (const auto& layer : frame.layers) {
                        if (layer.drawing == slide.ground || layer.drawing == before.ground) continue;
                        ++shown;
                        CAPTURE(name);
                        CAPTURE(slide.name);
                        CAPTURE(describe(*layer.drawing));
                        CHECK(layer.alpha >= 0.98F);
                        CHECK(std::abs(layer.offset.y) <= 0.05F * size.unit());
                        CHECK(layer.scale == doctest::Approx(1).epsilon(0.003));
                    }
                    CHECK(shown == slide.actors.size());
                }
            }
        }
    }
}

TEST_CASE("with reduced motion nothing moves: one slide fades into the next, and numbers stand at once") {
    Show show;
    for (int ms = 0; ms <= 500; ms += 50) {
        for (const auto& layer : show.at(ms, motion::Transition::wipe, motion::Effects::reduced).layers) {
            CHECK(layer.offset == Point{0, 0});
            CHECK(layer.scale == 1);
            CHECK_FALSE(layer.reveal);
            CHECK_FALSE(layer.clip);
            const auto is = [&](const slide::Actor& actor) { return actor.drawing == layer.drawing; };
            const bool known = layer.drawing == show.first.ground || layer.drawing == show.second.ground ||
                               std::any_of(show.first.actors.begin(), show.first.actors.end(), is) ||
                               std::any_of(show.second.actors.begin(), show.second.actors.end(), is);
            CHECK(known);
        }
    }
    CHECK(show.at(400, motion::Transition::fade, motion::Effects::reduced) == motion::at_rest(show.second));
}

TEST_CASE("the very first slide needs none before it") {
    Show show;
    const auto frame = motion::compose(nullptr, show.second, Milliseconds(0), motion::Transition::fade,
                                       motion::Effects::full, *show.fonts);
    REQUIRE_FALSE(frame.layers.empty());
    CHECK(frame.layers[0].drawing == show.second.ground);
    CHECK(frame.layers[0].alpha == 1);
}

TEST_CASE("a part that is wiped in comes from where its words begin") {
    Show show;
    REQUIRE_FALSE(show.second.actors.empty());
    auto& actor = show.second.actors.front();
    actor.motion.effect = theme::Effect::wipe;
    actor.motion.delay = Milliseconds(0);
    actor.motion.length = Milliseconds(1000);
    actor.order = 0;
    show.second.actors.resize(1);
    const auto box = actor.drawing->bounds;
    for (const bool from_right : {false, true}) {
        CAPTURE(from_right);
        show.second.from_right = from_right;
        const auto seen = show.at(500).layers.back();
        REQUIRE(seen.clip);
        CHECK(seen.clip->w > 0);
        CHECK(seen.clip->w < static_cast<float>(box.w));
        if (from_right) {
            CHECK(seen.clip->right() == static_cast<float>(box.right()));
        } else {
            CHECK(seen.clip->x == static_cast<float>(box.x));
        }
    }
}

TEST_CASE("the quarter disc only ever grows") {
    Show show;
    float before = 0;
    for (int ms = 150; ms < 1050; ms += 25) {
        for (const auto& layer : show.at(ms, motion::Transition::wipe).layers) {
            if (!layer.reveal) continue;
            const float width = bounds(*layer.reveal).w;
            CHECK(width >= before);
            before = width;
        }
    }
    CHECK(before > 1920);
}

TEST_CASE("a machine that can show little still shows every slide whole, in a few steps") {
    Show show;
    CHECK(motion::step_of(motion::Effects::least) >= Milliseconds(33));
    for (const auto& layer : show.at(100, motion::Transition::fade, motion::Effects::least).layers) {
        CHECK(layer.offset == Point{0, 0});
        CHECK(layer.scale == 1);
        CHECK_FALSE(layer.reveal);
    }
    const auto rest = motion::rest_after(show.second, motion::Transition::fade, motion::Effects::least);
    CHECK(show.at(static_cast<int>(rest.count()), motion::Transition::fade, motion::Effects::least) ==
          motion::at_rest(show.second));
    const auto words = slide::design(content_of(show.words), stage_of(show.theme, *show.fonts, {1920, 1080}));
    CHECK(motion::rest_after(words, motion::Transition::fade, motion::Effects::least) == Milliseconds(300));
}

TEST_CASE("a transition that costs much is shown only where everything is") {
    Show show;
    using motion::Effects, motion::Transition;
    CHECK(motion::possible(Transition::wipe, &show.first, show.second, Effects::full) == Transition::wipe);
    CHECK(motion::possible(Transition::wipe, &show.first, show.second, Effects::less) == Transition::fade);
    CHECK(motion::possible(Transition::wipe, nullptr, show.second, Effects::full) == Transition::fade);
    CHECK(motion::possible(Transition::turn, &show.first, show.second, Effects::full) == Transition::fade);
}

TEST_CASE("to another theme it goes by way of the new one's ground") {
    Show show;
    auto other = show.second;
    other.bg = {12, 15, 29};
    const auto at = [&](int ms) {
        return motion::compose(&show.first, other, Milliseconds(ms), motion::Transition::through, motion::Effects::full,
                               *show.fonts);
    };
    CHECK(at(100).layers.front().drawing == show.first.ground);
    CHECK(at(700).layers.front().drawing == other.ground);
    const auto veil = at(400).layers.back().drawing;
    CHECK(std::get<Color>(std::get<Fill>(veil->commands.front()).paint) == other.bg);
    CHECK(at(800) == motion::at_rest(other));
}

TEST_CASE("the segments of a ring light one after another, and all of them stay") {
    Show show;
    slide::Slide lit = show.second;
    Drawing ring{{0, 0, 100, 100}, {}, false, false};
    for (int i = 0; i < 15; ++i) ring.commands.emplace_back(Fill{disc({50, 50}, 10), Color{255, 255, 255}, {}});
    lit.actors = {{"ring", std::make_shared<const Drawing>(ring), {}, 0, slide::InOrder{}}};
    std::size_t before = 0;
    for (const int ms : {200, 500, 900, 1400}) {
        const auto frame = motion::compose(nullptr, lit, Milliseconds(ms), motion::Transition::fade,
                                           motion::Effects::full, *show.fonts);
        const auto now = frame.layers.back().drawing->commands.size();
        CHECK(now >= before);
        before = now;
    }
    CHECK(before == 15);
}
