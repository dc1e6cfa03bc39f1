// A celebration is safe to look at: nothing large becomes light and dark again quickly (screen-design.md 1.5), and no
// word of it ends too small or too faint.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "gfx/color.h"
#include "golden/gallery.h"

namespace {

using namespace accolade;

constexpr PixelSize kSize{320, 180};
constexpr int kColumns = 32, kRows = 18;
constexpr std::size_t kCells = static_cast<std::size_t>(kColumns) * kRows;
using Grid = std::array<float, kCells>;

Grid grid_of(const Bitmap& picture) {
    Grid grid{};
    const int w = picture.width / kColumns, h = picture.height / kRows;
    for (int y = 0; y < kRows * h; ++y) {
        const auto* row = picture.row(y);
        for (int x = 0; x < kColumns * w; ++x) {
            const Color color{static_cast<std::uint8_t>(row[x] >> 16U), static_cast<std::uint8_t>(row[x] >> 8U),
                              static_cast<std::uint8_t>(row[x]), 255};
            grid[static_cast<std::size_t>(y / h * kColumns + x / w)] += luminance(color) / static_cast<float>(w * h);
        }
    }
    return grid;
}

// Of an area of 2.6 % of the screen.
constexpr int kWide = 5, kHigh = 3;
float light_of(const Grid& grid, int left, int top) {
    float sum = 0;
    for (int y = top; y < top + kHigh; ++y)
        for (int x = left; x < left + kWide; ++x) sum += grid[static_cast<std::size_t>(y * kColumns + x)];
    return sum / (kWide * kHigh);
}

// When the light of an area turned, by a tenth at least.
class Turns {
  public:
    void see(float light, int ms) {
        low_ = std::min(low_, light);
        high_ = std::max(high_, light);
        const bool rose = light - low_ >= 0.1F && low_ < 0.8F, fell = high_ - light >= 0.1F && light < 0.8F;
        if (rose && direction_ <= 0) turn(1, light, ms);
        if (fell && direction_ >= 0) turn(-1, light, ms);
        if (direction_ > 0) low_ = high_ = std::max(high_, light);
        if (direction_ < 0) low_ = high_ = std::min(low_, light);
    }
    // Pairs of opposite changes within a second.
    int most_in_a_second() const {
        int most = 0;
        for (std::size_t i = 0; i < at_.size(); ++i) {
            std::size_t j = i;
            while (j < at_.size() && at_[j] < at_[i] + 1'000) ++j;
            most = std::max(most, static_cast<int>(j - i) / 2);
        }
        return most;
    }

  private:
    void turn(int direction, float light, int ms) {
        if (direction_ != 0) at_.push_back(ms);
        direction_ = direction;
        low_ = high_ = light;
    }
    float low_ = 1, high_ = 0;
    int direction_ = 0;
    std::vector<int> at_;
};

}  // namespace

TEST_CASE("no large part of a celebration flashes") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        for (const std::string item : {"milestone", "award"}) {
            CAPTURE(test::Gallery::name_of(theme));
            CAPTURE(item);
            const auto made = gallery.celebrate(theme, *gallery.item(item), kSize);
            std::vector<Turns> turns(kCells);
            for (int ms = 0; ms <= 12'000; ms += 33) {
                const auto grid = grid_of(gallery.draw(made.at(Milliseconds(ms), gallery.fonts())));
                for (int y = 0; y + kHigh <= kRows; ++y)
                    for (int x = 0; x + kWide <= kColumns; ++x)
                        turns[static_cast<std::size_t>(y * kColumns + x)].see(light_of(grid, x, y), ms);
            }
            int most = 0;
            for (const auto& area : turns) most = std::max(most, area.most_in_a_second());
            CHECK(most <= 2);  // three would be a flash by WCAG 2.3.1
        }
    }
}

TEST_CASE("where a face was, no hole is left in the ground") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        auto made = gallery.celebrate(theme, *gallery.item("award"), kSize);
        made.takeover.pieces.clear();
        made.slide.actors.clear();
        const auto picture = gallery.draw(made.at(Milliseconds(5'000), gallery.fonts()));
        const auto light = [&](int x, int y) {
            const auto pixel = picture.row(y)[x];
            return luminance({static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
                              static_cast<std::uint8_t>(pixel), 255});
        };
        CHECK(light(160, 50) > light(160, 100) - 0.02F);  // the ground is lightest behind the face
    }
}

TEST_CASE("an upright banner has room for a long number and for what it is of") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        const auto frame = gallery.banner(theme, *gallery.item("milestone"), *gallery.item("story"), {540, 960});
        std::size_t texts = 0;
        for (const auto& command : frame.layers.back().drawing->commands) {
            const auto* words = std::get_if<Letters>(&command);
            if (words == nullptr) continue;
            ++texts;
            CHECK_FALSE(words->block.cut);
        }
        CHECK(texts >= 2);
    }
}

TEST_CASE("the rings pulse, but hardly any lighter") {
    test::Gallery gallery;
    for (const auto& theme : gallery.themes()) {
        CAPTURE(test::Gallery::name_of(theme));
        auto made = gallery.celebrate(theme, *gallery.item("milestone"), kSize);
        made.takeover.pieces.clear();
        made.slide.actors.clear();
        const auto before = grid_of(gallery.draw(made.at(Milliseconds(2'499), gallery.fonts())));
        float most = 0;
        for (int ms = 2'500; ms <= 3'100; ms += 50) {
            const auto now = grid_of(gallery.draw(made.at(Milliseconds(ms), gallery.fonts())));
            for (std::size_t i = 0; i < kCells; ++i) most = std::max(most, std::fabs(now[i] - before[i]));
        }
        CHECK(most < 0.08F);
    }
}
