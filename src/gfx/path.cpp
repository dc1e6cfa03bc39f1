#include "gfx/path.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace accolade {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

Point on_circle(Point center, float radius, float angle) {
    return {center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)};
}

}  // namespace

Path& Path::move(Point p) {
    verbs.push_back(Verb::move);
    points.push_back(p);
    return *this;
}

Path& Path::line(Point p) {
    verbs.push_back(Verb::line);
    points.push_back(p);
    return *this;
}

Path& Path::cubic(Point a, Point b, Point p) {
    verbs.push_back(Verb::cubic);
    points.insert(points.end(), {a, b, p});
    return *this;
}

Path& Path::close() {
    verbs.push_back(Verb::close);
    return *this;
}

Path& Path::arc(Point center, float radius, float a, float b) {
    const Point first = on_circle(center, radius, a);
    if (verbs.empty() || verbs.back() == Verb::close) {
        move(first);
    } else if (points.back() != first) {
        line(first);
    }
    // A quarter turn by one cubic is off by 0.03 % of the radius: less than a pixel on any screen.
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(b - a) / (kPi / 2) - 0.001F)));
    const float step = (b - a) / static_cast<float>(pieces);
    const float reach = radius * 4 / 3 * std::tan(step / 4);
    for (int i = 0; i < pieces; ++i) {
        const float from = a + step * static_cast<float>(i), to = i + 1 == pieces ? b : from + step;
        const Point p = on_circle(center, radius, from), q = on_circle(center, radius, to);
        cubic({p.x - reach * std::sin(from), p.y + reach * std::cos(from)},
              {q.x + reach * std::sin(to), q.y - reach * std::cos(to)}, q);
    }
    return *this;
}

Path& Path::add(const Path& other) {
    verbs.insert(verbs.end(), other.verbs.begin(), other.verbs.end());
    points.insert(points.end(), other.points.begin(), other.points.end());
    return *this;
}

Rect bounds(const Path& path) {
    if (path.points.empty()) return {};
    Point low = path.points.front(), high = low;
    for (const Point p : path.points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    return {low.x, low.y, high.x - low.x, high.y - low.y};
}

Path moved(Path path, Point by) {
    for (Point& p : path.points) p = {p.x + by.x, p.y + by.y};
    return path;
}

Path rectangle(Rect r) {
    Path path;
    path.move({r.x, r.y}).line({r.right(), r.y}).line({r.right(), r.bottom()}).line({r.x, r.bottom()}).close();
    return path;
}

Path rounded(Rect r, Corners corners) {
    // CSS Backgrounds 3, 5.5 "Overlapping curves": all radii shrink by the tightest side.
    float scale = 1;
    const auto fit = [&](float side, float a, float b) {
        if (a + b > side && a + b > 0) scale = std::min(scale, std::max(0.0F, side) / (a + b));
    };
    for (float* radius : {&corners.top_left, &corners.top_right, &corners.bottom_right, &corners.bottom_left}) {
        *radius = std::max(0.0F, *radius);
    }
    fit(r.w, corners.top_left, corners.top_right);
    fit(r.w, corners.bottom_left, corners.bottom_right);
    fit(r.h, corners.top_left, corners.bottom_left);
    fit(r.h, corners.top_right, corners.bottom_right);

    Path path;
    const auto corner = [&](Point tip, Point inward, float radius, float from) {
        radius *= scale;
        if (radius > 0) {
            path.arc({tip.x + inward.x * radius, tip.y + inward.y * radius}, radius, from, from + kPi / 2);
        } else if (path.verbs.empty()) {
            path.move(tip);
        } else {
            path.line(tip);
        }
    };
    corner({r.x, r.y}, {1, 1}, corners.top_left, kPi);
    corner({r.right(), r.y}, {-1, 1}, corners.top_right, kPi * 1.5F);
    corner({r.right(), r.bottom()}, {-1, -1}, corners.bottom_right, 0);
    corner({r.x, r.bottom()}, {1, -1}, corners.bottom_left, kPi / 2);
    path.close();
    return path;
}

Path disc(Point center, float radius) {
    Path path;
    path.arc(center, radius, 0, 2 * kPi).close();
    return path;
}

Path ring(Point center, float outer, float inner) {
    Path path = disc(center, outer);
    if (inner <= 0) return path;
    path.arc(center, inner, 2 * kPi, 0).close();  // the other way round, so that the non-zero rule leaves a hole
    return path;
}

Path ring_sector(Point center, float outer, float inner, float a, float b) {
    if (std::abs(b - a) >= 2 * kPi) return ring(center, outer, inner);
    Path path;
    path.arc(center, outer, a, b);
    if (inner > 0) {
        path.arc(center, inner, b, a);
    } else {
        path.line(center);
    }
    path.close();
    return path;
}

Path capsule(Point a, Point b, float width) {
    const float radius = width / 2;
    if (a == b) return disc(a, radius);
    const float along = std::atan2(b.y - a.y, b.x - a.x);
    Path path;
    path.arc(b, radius, along - kPi / 2, along + kPi / 2).arc(a, radius, along + kPi / 2, along + kPi * 1.5F).close();
    return path;
}

}  // namespace accolade
