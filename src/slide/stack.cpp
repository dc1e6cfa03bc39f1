#include "stack.h"

namespace accolade::slide {

float height_of(const std::vector<StackItem>& items) {
    float height = 0;
    for (std::size_t i = 0; i < items.size(); ++i) height += items[i].height + (i > 0 ? items[i].gap_before : 0);
    return height;
}

std::vector<float> flow(const std::vector<StackItem>& items, Rect area, theme::Align align) {
    float y = area.y;
    if (align == theme::Align::center) y += (area.h - height_of(items)) / 2;
    if (align == theme::Align::end) y += area.h - height_of(items);
    std::vector<float> tops;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) y += items[i].gap_before;
        tops.push_back(y);
        y += items[i].height;
    }
    return tops;
}

}  // namespace accolade::slide
