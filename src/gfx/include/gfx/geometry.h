// Points, sizes and rectangles. Where a comment does not say otherwise they are in px, origin at the top left, y down.
// Values; any thread.
#pragma once

#include <algorithm>
#include <cmath>

namespace accolade {

struct Point {
    float x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

struct Size {
    float w = 0, h = 0;
    bool operator==(const Size&) const = default;
};

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point center() const { return {x + w / 2, y + h / 2}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool operator==(const Rect&) const = default;
};

// Whole pixels.
struct PixelSize {
    int w = 0, h = 0;

    bool portrait() const { return h > w; }
    // 1 u: a hundredth of the shorter side (screen-design.md, "Unit").
    float unit() const { return static_cast<float>(std::min(w, h)) / 100.0F; }
    bool operator==(const PixelSize&) const = default;
};

struct PixelRect {
    int x = 0, y = 0, w = 0, h = 0;

    int right() const { return x + w; }
    int bottom() const { return y + h; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool operator==(const PixelRect&) const = default;
};

inline Rect inset(Rect r, float by) {
    return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}

inline Rect united(Rect a, Rect b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

inline PixelRect intersection(PixelRect a, PixelRect b) {
    const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0, std::min(a.right(), b.right()) - x), std::max(0, std::min(a.bottom(), b.bottom()) - y)};
}

inline PixelRect united(PixelRect a, PixelRect b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// The smallest whole-pixel rectangle that holds r as it is painted: to the nearest 64th of a pixel, which is the
// raster's grid. A curve's corner that should be at 0 and comes out at -0.000003 would otherwise cost a row of pixels.
inline PixelRect covering(Rect r) {
    const auto painted = [](float v) { return std::round(v * 64) / 64; };
    const int x = static_cast<int>(std::floor(painted(r.x))), y = static_cast<int>(std::floor(painted(r.y)));
    return {x, y, static_cast<int>(std::ceil(painted(r.right()))) - x,
            static_cast<int>(std::ceil(painted(r.bottom()))) - y};
}

}  // namespace accolade
