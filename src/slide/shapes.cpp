#include "shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace accolade::slide {
namespace {

using theme::Corner;
using theme::Shape;

constexpr float kPi = std::numbers::pi_v<float>;

Corners only(Corner corner, float radius) {
    Corners corners;
    switch (corner) {
        case Corner::top_left:
            corners.top_left = radius;
            break;
        case Corner::top_right:
            corners.top_right = radius;
            break;
        case Corner::bottom_right:
            corners.bottom_right = radius;
            break;
        case Corner::bottom_left:
            corners.bottom_left = radius;
            break;
    }
    return corners;
}

}  // namespace

Path outline(Shape shape, Corner corner, float radius, Rect in) {
    const float shorter = std::min(in.w, in.h);
    switch (shape) {
        case Shape::rectangle:
            return rectangle(in);
        case Shape::quarter:
            return rounded(in, only(corner, shorter));
        case Shape::half: {
            const float r = radius > 0 ? radius : shorter / 2;
            return rounded(in, {r, r, 0, 0});
        }
        case Shape::disc:
            return disc(in.center(), shorter / 2);
        case Shape::leaf: {
            const float r = radius > 0 ? radius : shorter / 2;
            const bool falling = corner == Corner::top_left || corner == Corner::bottom_right;
            return rounded(in, falling ? Corners{r, 0, r, 0} : Corners{0, r, 0, r});
        }
        case Shape::arch:
            return rounded(in, only(corner, radius > 0 ? radius : shorter / 2));
        case Shape::card: {
            const float r = radius > 0 ? radius : shorter * 0.1F;
            return rounded(in, {r, r, r, r});
        }
        case Shape::quotation:
            return quotation(in);
    }
    return rectangle(in);
}

Path quotation(Rect in) {
    // Drawn on 148 x 92, as in the comp: each mark is a ring's quarter with a square foot.
    const float s = std::min(in.w / 148, in.h / 92);
    Path path;
    for (const float left : {0.0F, 82.0F}) {
        const auto at = [&](float x, float y) { return Point{in.x + (left + x) * s, in.y + y * s}; };
        path.move(at(66, 0)).line(at(66, 26));
        path.arc(at(73, 66), 40.6F * s, -kPi / 2 - 0.17F, -kPi);
        path.line(at(66, 66)).line(at(66, 92)).line(at(0, 92)).line(at(0, 66));
        path.arc(at(66, 66), 66 * s, kPi, kPi * 1.5F);
        path.close();
    }
    return path;
}

MarkPaths mark(Rect in) {
    const float h = in.w / 2;
    MarkPaths paths;
    paths.bar = rectangle({in.x, in.y, h * 1.02F, in.h});
    paths.quarter = rounded({in.x + h, in.y, h, in.h}, {0, h, 0, 0});
    paths.dot = disc({in.x + h, in.y + 1.36F * h}, 0.36F * h);
    return paths;
}

Path star(Point center, float outer, float inner, float round) {
    constexpr int kCorners = 10;
    std::array<Point, kCorners> corners;
    for (int i = 0; i < kCorners; ++i) {
        const float angle = kPi * static_cast<float>(i) / 5 - kPi / 2, radius = i % 2 == 0 ? outer : inner;
        corners[static_cast<std::size_t>(i)] = {center.x + radius * std::cos(angle),
                                                center.y + radius * std::sin(angle)};
    }
    Path path;
    path.move(corners[0]);
    for (std::size_t i = 1; i < corners.size(); ++i) path.line(corners[i]);
    path.close();
    for (std::size_t i = 0; i < corners.size() && round > 0; ++i)
        path.add(capsule(corners[i], corners[(i + 1) % corners.size()], round));
    return path;
}

}  // namespace accolade::slide
