#include "clipping.h"

#include <algorithm>
#include <cmath>

namespace accolade::slide {
namespace {

using Contour = std::vector<Point>;

constexpr float kShort = 0.01F;  // px

Point between(Point a, Point b, float t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

Point on_cubic(Point a, Point b, Point c, Point d, float t) {
    const Point ab = between(a, b, t), bc = between(b, c, t), cd = between(c, d, t);
    return between(between(ab, bc, t), between(bc, cd, t), t);
}

float distance(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

// A quarter circle of radius r in n lines is off by 0.31 r / n²; its control polygon is 1.66 r long.
int lines_for(float length) {
    return std::clamp(static_cast<int>(std::ceil(std::sqrt(4 * length))), 4, 96);
}

std::vector<Contour> contours_of(const Path& path) {
    std::vector<Contour> contours;
    std::size_t next = 0;
    for (const Path::Verb verb : path.verbs) {
        switch (verb) {
            case Path::Verb::move:
                contours.push_back({path.points[next++]});
                break;
            case Path::Verb::line:
                contours.back().push_back(path.points[next++]);
                break;
            case Path::Verb::cubic: {
                const Point a = contours.back().back(), b = path.points[next], c = path.points[next + 1],
                            d = path.points[next + 2];
                const int lines = lines_for(distance(a, b) + distance(b, c) + distance(c, d));
                for (int i = 1; i <= lines; ++i)
                    contours.back().push_back(on_cubic(a, b, c, d, static_cast<float>(i) / static_cast<float>(lines)));
                next += 3;
                break;
            }
            case Path::Verb::close:
                break;
        }
    }
    return contours;
}

float area_of(const Contour& contour) {
    float twice = 0;
    for (std::size_t i = 0; i < contour.size(); ++i) {
        const Point a = contour[i], b = contour[(i + 1) % contour.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
}

// Which side of the line from a to b; more than 0 is to its right as the screen is seen.
float side_of(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// Sutherland and Hodgman: what lies inside one edge after the other.
Contour inside(Contour contour, const Contour& outline) {
    for (std::size_t i = 0; i < outline.size() && !contour.empty(); ++i) {
        const Point a = outline[i], b = outline[(i + 1) % outline.size()];
        if (distance(a, b) < kShort) continue;  // where a circle closes: its direction is an accident of rounding
        Contour kept;
        for (std::size_t j = 0; j < contour.size(); ++j) {
            const Point p = contour[j], q = contour[(j + 1) % contour.size()];
            const float from = side_of(a, b, p), to = side_of(a, b, q);
            if (from >= 0) kept.push_back(p);
            if ((from >= 0) != (to >= 0)) kept.push_back(between(p, q, from / (from - to)));
        }
        contour = std::move(kept);
    }
    return contour;
}

}  // namespace

Path clipped(const Path& path, const Path& outline) {
    Path out;
    auto outlines = contours_of(outline);
    if (outlines.empty()) return out;
    Contour& edge = outlines.front();
    if (area_of(edge) < 0) std::reverse(edge.begin(), edge.end());
    for (Contour& contour : contours_of(path)) {
        const Contour kept = inside(std::move(contour), edge);
        if (kept.size() < 3) continue;
        out.move(kept.front());
        for (std::size_t i = 1; i < kept.size(); ++i) out.line(kept[i]);
        out.close();
    }
    return out;
}

}  // namespace accolade::slide
