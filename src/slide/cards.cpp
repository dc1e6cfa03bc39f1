#include "cards.h"

#include <algorithm>
#include <cmath>

namespace accolade::slide {

std::vector<Rect> card_areas(Rect area, std::size_t count, float gap) {
    if (count == 0) return {};
    const bool wide = area.w >= area.h;
    const std::size_t rows = wide ? std::min<std::size_t>(count, 2) : count;
    const float height = (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    std::vector<Rect> cards;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t left = count - cards.size();
        const std::size_t columns = left / (rows - row);  // the later rows have more
        const float width = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float top = std::round(area.y + static_cast<float>(row) * (height + gap));
        for (std::size_t column = 0; column < columns; ++column) {
            const float x = std::round(area.x + static_cast<float>(column) * (width + gap));
            cards.push_back({x, top, std::round(width), std::round(height)});
        }
    }
    return cards;
}

}  // namespace accolade::slide
