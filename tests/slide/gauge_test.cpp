#include "slide/gauge.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace accolade;

namespace {

constexpr Color kUnlit{1, 2, 3}, kLit{200, 100, 50};

slide::GaugeSpec spec(float fraction, PixelSize screen = {1920, 1080}) {
    slide::GaugeSpec s;
    s.area = {0, 0, static_cast<float>(screen.w), static_cast<float>(screen.h)};
    s.unit = screen.unit();
    s.radius = 144.4F * s.unit;
    s.peak = 67.6F * s.unit;
    s.fraction = fraction;
    s.ramp = {kLit};
    s.unlit = kUnlit;
    return s;
}

// The ticks come first; they are the fills of one plain colour above the arc.
int lit(const std::vector<Fill>& fills) {
    return static_cast<int>(std::count_if(fills.begin(), fills.begin() + 121,
                                          [](const auto& fill) { return std::get<Color>(fill.paint) == kLit; }));
}

}  // namespace

TEST_CASE("as many ticks are lit as the number has come of its way") {
    CHECK(lit(slide::gauge(spec(0.5F), 1)) == 61);  // with the one at zero
    CHECK(lit(slide::gauge(spec(1), 1)) == 121);
    CHECK(lit(slide::gauge(spec(0), 1)) == 1);
    CHECK(lit(slide::gauge(spec(0.871F), 1)) == 105);
}

TEST_CASE("ticks light up from the left while the number counts") {
    CHECK(lit(slide::gauge(spec(0.5F), 0)) == 0);
    int before = 0;
    for (float shown = 0; shown <= 1; shown += 0.05F) {
        const int now = lit(slide::gauge(spec(0.5F), shown));
        CHECK(now >= before);
        before = now;
    }
}

TEST_CASE("the percentage stays on the screen, however far the number has come") {
    for (const PixelSize screen : {PixelSize{1920, 1080}, PixelSize{1280, 1024}, PixelSize{1080, 1080}}) {
        for (float fraction = 0; fraction <= 1; fraction += 0.02F) {
            const auto s = spec(fraction, screen);
            const Point at = slide::gauge_label(s, slide::LabelSide::inside);
            CHECK(at.x >= s.area.x + 12 * s.unit);
            CHECK(at.x <= s.area.right() - 12 * s.unit);
            CHECK(at.y <= s.area.bottom() - 8 * s.unit);
            CHECK(at.y > s.peak);
        }
    }
}

TEST_CASE("the percentage touches no tick from 0 to 150 %, on either side of the arc") {
    for (const PixelSize screen : {PixelSize{1920, 1080}, PixelSize{1080, 1920}, PixelSize{1280, 1024}}) {
        for (int percent = 0; percent <= 150; ++percent) {
            auto s = spec(std::min(1.0F, static_cast<float>(percent) / 100), screen);
            if (screen.portrait()) s.radius = s.area.w * 0.96F;
            const Size label{(percent < 100 ? 11.0F : 14.0F) * s.unit, 3.7F * s.unit};
            for (const auto side : {slide::LabelSide::inside, slide::LabelSide::above}) {
                const Point at = slide::gauge_label(s, side, label);
                const Rect box{at.x - label.w / 2, at.y - label.h / 2, label.w, label.h};
                CHECK(box.x >= s.area.x);
                CHECK(box.right() <= s.area.right());
                const auto fills = slide::gauge(s, 1);
                const bool clear = std::none_of(fills.begin(), fills.begin() + 121, [&](const Fill& tick) {
                    return std::any_of(tick.path.points.begin(), tick.path.points.end(), [&](Point p) {
                        return p.x > box.x && p.x < box.right() && p.y > box.y && p.y < box.bottom();
                    });
                });
                CHECK_MESSAGE(clear, percent, " % at ", screen.w, " x ", screen.h);
            }
        }
    }
}

TEST_CASE("a ring has a tick for every hundredth, and the lit ones reach farther in") {
    auto ring = spec(0.824F);
    ring.ring = true;
    ring.area = {0, 0, 860, 900};
    const auto fills = slide::gauge(ring, 1);
    REQUIRE(fills.size() == 100);
    const auto lit_ones =
        std::count_if(fills.begin(), fills.end(), [](const auto& fill) { return std::get<Color>(fill.paint) == kLit; });
    CHECK(lit_ones == 83);
    CHECK(std::get<Color>(fills.front().paint) == kLit);  // from the top, clockwise
    CHECK(std::get<Color>(fills.back().paint) == kUnlit);
    // The first lies right of the middle at the top, the last left of it; both end on the circle.
    const Rect first = bounds(fills.front().path), last = bounds(fills.back().path);
    CHECK(first.x > 430);
    CHECK(last.right() < 430);
    CHECK(first.y == doctest::Approx(20).epsilon(0.02));
    CHECK(first.h > last.h * 1.5F);
    CHECK(std::get<Color>(slide::gauge(ring, 0).front().paint) == kUnlit);
}
