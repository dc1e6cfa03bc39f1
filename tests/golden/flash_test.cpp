// No flashing (WCAG 2.3.1, screen-design.md 1.5): whole shows, each slide entering after the one before it, are watched
// on a grid of luminances, and opposing changes are counted.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <deque>
#include <string>
#include <vector>

#include "golden/gallery.h"
#include "golden/light.h"
#include "motion/ticking.h"

namespace {

using namespace accolade;
using namespace accolade::test;

constexpr PixelSize kScreen{320, 180};
constexpr int kColumns = 32, kRows = 18, kCells = kColumns * kRows;
constexpr Milliseconds kStep{40};
constexpr int kFramesASecond = 25;
constexpr double kChange = 0.1;     // of the largest relative luminance: what counts as a change
constexpr double kDarkState = 0.8;  // only where the darker state is below it
constexpr double kArea = 0.25;      // of the screen
constexpr int kFlashes = 3;         // in a second

std::array<double, kCells> luminances(const Bitmap& picture) {
    std::array<double, kCells> out{};
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const auto pixel = picture.row(y)[x];
            const Color color{static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
                              static_cast<std::uint8_t>(pixel)};
            out[static_cast<std::size_t>((y * kRows / picture.height) * kColumns + x * kColumns / picture.width)] +=
                luminance(color);
        }
    }
    const double pixels = static_cast<double>(picture.width) * picture.height / kCells;
    for (double& cell : out) cell /= pixels;
    return out;
}

// One cell: from the last turning point, and which way it went then.
class Cell {
  public:
    // Whether it has now changed the other way than before, by enough: half of a flash.
    bool reverses(double now) {
        low_ = std::min(low_, now), high_ = std::max(high_, now);
        if (way_ <= 0 && now - low_ >= kChange && low_ < kDarkState) return turn(1, now);
        if (way_ >= 0 && high_ - now >= kChange && now < kDarkState) return turn(-1, now);
        return false;
    }

  private:
    bool turn(int way, double now) {
        const bool opposing = way_ != 0;
        way_ = way;
        low_ = high_ = now;
        return opposing;
    }
    int way_ = 0;
    double low_ = 1, high_ = 0;
};

// Frames in, and the most flashes that a quarter of the screen or more had in any second.
class Watch {
  public:
    void see(const Bitmap& picture) {
        const auto now = luminances(picture);
        std::vector<bool> reversed(kCells);
        for (std::size_t i = 0; i < kCells; ++i) reversed[i] = cells_[i].reverses(now[i]);
        second_.push_back(std::move(reversed));
        if (second_.size() > kFramesASecond) second_.pop_front();
        // Flashes of a cell in this second: two opposing changes each.
        std::array<int, kCells> changes{};
        for (const auto& frame : second_)
            for (std::size_t i = 0; i < kCells; ++i) changes[i] += frame[i] ? 1 : 0;
        int flashes = 0;
        for (int n = 1; n <= 12; ++n) {
            const auto cells = std::ranges::count_if(changes, [n](int count) { return (count + 1) / 2 >= n; });
            if (static_cast<double>(cells) >= kArea * kCells) flashes = n;
        }
        most_ = std::max(most_, flashes);
    }
    int most() const { return most_; }

  private:
    std::array<Cell, kCells> cells_;
    std::deque<std::vector<bool>> second_;
    int most_ = 0;
};

}  // namespace

TEST_CASE("what flashes is counted: a strobe is found, a fade and one change are not") {
    const Bitmap black(kScreen.w, kScreen.h, 0xFF000000U), white(kScreen.w, kScreen.h, 0xFFFFFFFFU);
    Watch strobe, once;
    for (int frame = 0; frame < 50; ++frame) strobe.see(frame / 2 % 2 == 0 ? black : white);
    CHECK(strobe.most() >= kFlashes);
    for (int frame = 0; frame < 50; ++frame) once.see(frame < 25 ? black : white);
    CHECK(once.most() < kFlashes);
    Watch small;
    for (int frame = 0; frame < 50; ++frame) {
        Bitmap picture = black;
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 80; ++x) picture.row(y)[x] = frame / 2 % 2 == 0 ? 0xFF000000U : 0xFFFFFFFFU;
        small.see(picture);
    }
    CHECK(small.most() == 0);
}

TEST_CASE("no show flashes: every slide after every other way of entering, in every theme") {
    Gallery gallery;
    constexpr std::array kTransitions{motion::Transition::fade, motion::Transition::wipe, motion::Transition::turn,
                                      motion::Transition::through};
    for (const auto& theme : gallery.themes()) {
        Watch watch;
        std::optional<slide::Slide> before;
        std::size_t next = 0;
        const auto show = [&](const model::Item* item) {
            auto slide = gallery.design(theme, item, kScreen);
            const auto* from = before ? &*before : nullptr;
            const auto transition =
                motion::possible(kTransitions[next++ % kTransitions.size()], from, slide, motion::Effects::full);
            const auto rest = motion::rest_after(slide, transition, motion::Effects::full);
            for (Milliseconds at{0}; at <= rest; at += kStep) {
                const auto frame = motion::compose(from, slide, at, transition, motion::Effects::full, gallery.fonts());
                watch.see(gallery.paint(frame, kScreen));
            }
            before = std::move(slide);
        };
        for (const auto& item : gallery.items())
            if (!item.id.contains('+')) show(&item);
        show(nullptr);
        CHECK_MESSAGE(watch.most() < kFlashes, Gallery::name_of(theme) << ": " << watch.most() << " in a second");
    }
}

TEST_CASE("figures that roll do not flash, however often a number ticks") {
    Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(Gallery::name_of(theme));
        auto item = *gallery.item("milestone");
        REQUIRE(item.counter);
        light::Areas areas;
        std::optional<slide::Slide> before;
        int ms = 0;
        for (int ticks = 0; ticks < 5; ++ticks) {
            item.counter->value.value += 111;  // three figures of it at least
            auto slide = gallery.design(theme, &item, kScreen);
            const auto tick = before ? motion::tick_between(*before, slide) : std::nullopt;
            CHECK(tick.has_value() == before.has_value());
            for (int at = 0; at < 500; at += 33, ms += 33)
                areas.see(gallery.draw(tick ? motion::ticking(slide, *tick, Milliseconds(at)) : motion::at_rest(slide)),
                          ms);
            before = std::move(slide);
        }
        CHECK(areas.most_in_a_second() <= 2);
    }
}
