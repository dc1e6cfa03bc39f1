// Outlines as polylines, for tests that ask what a path covers without a rasteriser. Pure.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>

#include "gfx/path.h"

namespace accolade::test {

inline Point on_curve(Point a, Point b, Point c, Point d, float t) {
    const float s = 1 - t, k0 = s * s * s, k1 = 3 * s * s * t, k2 = 3 * s * t * t, k3 = t * t * t;
    return {k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x, k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y};
}

// Calls edge(from, to) for each line of the outline; a curve is as many as `pieces`.
template <class Edge>
void each_edge(const Path& path, int pieces, Edge edge) {
    Point first, here;
    std::size_t p = 0;
    const auto to = [&](Point next) {
        edge(here, next);
        here = next;
    };
    for (const auto verb : path.verbs) {
        switch (verb) {
            case Path::Verb::move:
                first = here = path.points[p++];
                break;
            case Path::Verb::line:
                to(path.points[p++]);
                break;
            case Path::Verb::cubic: {
                const Point start = here;
                for (int i = 1; i <= pieces; ++i) {
                    const float t = static_cast<float>(i) / static_cast<float>(pieces);
                    to(on_curve(start, path.points[p], path.points[p + 1], path.points[p + 2], t));
                }
                p += 3;
                break;
            }
            case Path::Verb::close:
                to(first);
                break;
        }
    }
    REQUIRE(p == path.points.size());
}

// By the shoelace formula; positive is clockwise on screen. Open ends count as closed.
inline double area(const Path& path) {
    double sum = 0;
    each_edge(path, 64, [&](Point a, Point b) {
        sum +=
            static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
    });
    return sum / 2;
}

}  // namespace accolade::test
