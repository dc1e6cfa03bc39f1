#include "rings.h"

#include <algorithm>
#include <numbers>

namespace accolade::slide {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

}  // namespace

Path circle_line(Point center, float radius, float width) {
    return ring(center, radius + width / 2, radius - width / 2);
}

std::vector<Path> ring_segments(Point center, float radius, float width, int count, float gap) {
    if (count <= 1) return {circle_line(center, radius, width)};
    const float whole = 2 * kPi / static_cast<float>(count);
    gap = std::min(gap, whole / 4);
    std::vector<Path> segments;
    for (int i = 0; i < count; ++i) {
        const float from = whole * static_cast<float>(i) + gap - kPi / 2, to = from + whole - 2 * gap;
        const auto at = [&](float angle) {
            return Point{center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)};
        };
        Path path;
        path.arc(center, radius + width / 2, from, to);
        path.arc(at(to), width / 2, to, to + kPi);
        path.arc(center, radius - width / 2, to, from);
        path.arc(at(from), width / 2, from + kPi, from + 2 * kPi);
        path.close();
        segments.push_back(std::move(path));
    }
    return segments;
}

}  // namespace accolade::slide
