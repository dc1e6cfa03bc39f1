#include "icons.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace accolade::slide {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kGrid = 24, kStroke = 2.55F;

using Points = std::vector<Point>;
using theme::Icon;

void add_arc(Points& points, Point center, float radius, float a, float b) {
    const int steps = std::max(2, static_cast<int>(std::fabs(b - a) / (kPi / 24)));
    for (int i = 0; i <= steps; ++i) {
        const float angle = a + (b - a) * static_cast<float>(i) / static_cast<float>(steps);
        points.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
}

void add_cubic(Points& points, Point from, Point a, Point b, Point to) {
    constexpr int kSteps = 10;
    for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps, u = 1 - t;
        points.push_back({u * u * u * from.x + 3 * u * u * t * a.x + 3 * u * t * t * b.x + t * t * t * to.x,
                          u * u * u * from.y + 3 * u * u * t * a.y + 3 * u * t * t * b.y + t * t * t * to.y});
    }
}

// The strokes of an icon on the grid.
std::vector<Points> strokes(Icon icon) {
    std::vector<Points> lines;
    switch (icon) {
        case Icon::none:
        case Icon::heart:  // filled
            break;
        case Icon::clock: {
            lines.push_back({{12, 6.5F}, {12, 12}, {15.8F, 14.6F}});
            break;
        }
        case Icon::calendar: {
            Points frame;
            const float l = 2.6F, t = 4.4F, r = 21.4F, b = 21.4F, c = 3;
            add_arc(frame, {l + c, t + c}, c, kPi, kPi * 1.5F);
            add_arc(frame, {r - c, t + c}, c, -kPi / 2, 0);
            add_arc(frame, {r - c, b - c}, c, 0, kPi / 2);
            add_arc(frame, {l + c, b - c}, c, kPi / 2, kPi);
            frame.push_back(frame.front());
            lines.push_back(std::move(frame));
            lines.push_back({{l, 10.2F}, {r, 10.2F}});
            lines.push_back({{7.6F, 1.8F}, {7.6F, 6}});
            lines.push_back({{16.4F, 1.8F}, {16.4F, 6}});
            break;
        }
        case Icon::place: {
            Points pin;
            add_cubic(pin, {12, 22}, {12, 22}, {19.55F, 15}, {19.55F, 9.4F});
            add_arc(pin, {12, 9.4F}, 7.55F, 0, -kPi);
            add_cubic(pin, {4.45F, 9.4F}, {4.45F, 15}, {12, 22}, {12, 22});
            lines.push_back(std::move(pin));
            break;
        }
    }
    return lines;
}

// As in comp 16, in the middle of the grid.
template <class At>
Path heart(const At& at) {
    Path path;
    path.move(at({12, 22.1F})).cubic(at({5, 17}), at({1, 13.2F}), at({1, 8.2F}));
    path.cubic(at({1, 4.6F}), at({3.7F, 1.9F}), at({7.1F, 1.9F}))
        .cubic(at({9.1F, 1.9F}), at({10.9F, 2.9F}), at({12, 4.5F}));
    path.cubic(at({13.1F, 2.9F}), at({14.9F, 1.9F}), at({16.9F, 1.9F}));
    path.cubic(at({20.3F, 1.9F}), at({23, 4.6F}), at({23, 8.2F})).cubic(at({23, 13.2F}), at({19, 17}), at({12, 22.1F}));
    path.close();
    return path;
}

}  // namespace

Path stroked(std::span<const Point> points, float width) {
    Path path;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) path.add(capsule(points[i], points[i + 1], width));
    return path;
}

Path icon(theme::Icon icon, Rect in) {
    const float scale = std::min(in.w, in.h) / kGrid;
    const Point origin{in.center().x - kGrid / 2 * scale, in.center().y - kGrid / 2 * scale};
    const auto at = [&](Point p) { return Point{origin.x + p.x * scale, origin.y + p.y * scale}; };
    const float half = kStroke / 2 * scale;
    Path path;
    using theme::Icon;
    if (icon == Icon::clock) path.add(ring(at({12, 12}), 9.55F * scale + half, 9.55F * scale - half));
    if (icon == Icon::place) path.add(ring(at({12, 9.45F}), 2.45F * scale + half, 2.45F * scale - half));
    if (icon == Icon::heart) path.add(heart(at));
    for (auto& line : strokes(icon)) {
        for (Point& point : line) point = at(point);
        path.add(stroked(line, kStroke * scale));
    }
    return path;
}

}  // namespace accolade::slide
