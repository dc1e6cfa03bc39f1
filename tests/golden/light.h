// Light: what a screen sends out, as a grid of luminances, and how often an area of it turns from lighter to darker and
// back: what flashes (WCAG 2.3.1, screen-design.md 1.5).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/color.h"

namespace accolade::test::light {

inline constexpr int kColumns = 32, kRows = 18;
inline constexpr std::size_t kCells = static_cast<std::size_t>(kColumns) * kRows;
using Grid = std::array<float, kCells>;

inline Grid grid_of(const Bitmap& picture) {
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
inline constexpr int kWide = 5, kHigh = 3;
inline float light_of(const Grid& grid, int left, int top) {
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

// All areas of a picture, one after another.
class Areas {
  public:
    void see(const Bitmap& picture, int ms) {
        const auto grid = grid_of(picture);
        for (int y = 0; y + kHigh <= kRows; ++y)
            for (int x = 0; x + kWide <= kColumns; ++x)
                turns_[static_cast<std::size_t>(y * kColumns + x)].see(light_of(grid, x, y), ms);
    }
    // Pairs of opposite changes that any of them had within a second: three would be a flash.
    int most_in_a_second() const {
        int most = 0;
        for (const auto& area : turns_) most = std::max(most, area.most_in_a_second());
        return most;
    }

  private:
    std::vector<Turns> turns_ = std::vector<Turns>(kCells);
};

}  // namespace accolade::test::light
