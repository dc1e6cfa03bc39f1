// Path: outlines made of lines and cubic curves, in px; and the display's one family of shapes. Filled by the non-zero
// rule. Values; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "gfx/geometry.h"

namespace accolade {

struct Path {
    enum class Verb : std::uint8_t { move, line, cubic, close };

    std::vector<Verb> verbs;
    std::vector<Point> points;  // move and line take one, cubic three, close none

    Path& move(Point p);
    Path& line(Point p);
    Path& cubic(Point a, Point b, Point p);
    Path& close();
    // A circular arc round `center` from angle a to b (radians, 0 is right, clockwise as y grows downwards), by cubics;
    // joined by a line to what came before it, or begun there.
    Path& arc(Point center, float radius, float a, float b);
    Path& add(const Path& other);

    bool operator==(const Path&) const = default;
};

Rect bounds(const Path& path);  // of its points; holds the curve
Path moved(Path path, Point by);

// Radii of the corners, from the top left clockwise.
struct Corners {
    float top_left = 0, top_right = 0, bottom_right = 0, bottom_left = 0;
    bool operator==(const Corners&) const = default;
};

Path rectangle(Rect r);
Path rounded(Rect r, Corners corners);  // radii that do not fit are scaled down together, as in CSS
Path disc(Point center, float radius);
Path ring(Point center, float outer, float inner);
Path ring_sector(Point center, float outer, float inner, float a, float b);
Path capsule(Point a, Point b, float width);  // a line with round ends

}  // namespace accolade
