// What bleeds to an edge of the screen reaches it: on every slide of every theme, at the sizes that screens have, each
// side of a shape along an edge is painted up to the very last row or column.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>

#include "golden/gallery.h"
#include "raster/canvas.h"

namespace {

using namespace accolade;

constexpr std::array kSizes{PixelSize{1280, 720}, PixelSize{1366, 768}, PixelSize{1920, 1080}, PixelSize{1080, 1920},
                            PixelSize{3840, 2160}};
constexpr float kHair = 1.0F / 128;  // px: the raster paints to the nearest 64th
constexpr float kNear = 2;           // px: what ends this close to an edge was meant to reach it

// The pixels that the side from `a` to `b` should paint: those of its row or column along an edge of the screen.
PixelRect along_edge(Point a, Point b, PixelSize screen) {
    const auto w = static_cast<float>(screen.w), h = static_cast<float>(screen.h);
    const auto from = [](float p, float q) { return static_cast<int>(std::ceil(std::min(p, q) - kHair)); };
    const auto to = [](float p, float q) { return static_cast<int>(std::floor(std::max(p, q) + kHair)); };
    const auto at = [](float p, float q, float edge) {
        return std::abs(p - edge) < kHair && std::abs(q - edge) < kHair;
    };
    const PixelRect all{0, 0, screen.w, screen.h};
    const PixelRect across{from(a.x, b.x), 0, to(a.x, b.x) - from(a.x, b.x), 1};
    const PixelRect down{0, from(a.y, b.y), 1, to(a.y, b.y) - from(a.y, b.y)};
    if (at(a.y, b.y, 0)) return intersection(across, all);
    if (at(a.y, b.y, h)) return intersection({across.x, screen.h - 1, across.w, 1}, all);
    if (at(a.x, b.x, 0)) return intersection(down, all);
    if (at(a.x, b.x, w)) return intersection({screen.w - 1, down.y, 1, down.h}, all);
    return {};
}

struct Line {
    Point from, to;
};

std::vector<Line> lines_of(const Path& path) {
    std::vector<Line> lines;
    Point pen, begun;
    std::size_t at = 0;
    for (const auto verb : path.verbs) {
        const auto before = pen;
        at += verb == Path::Verb::cubic ? 2 : 0;
        pen = verb == Path::Verb::close ? begun : path.points[at++];
        if (verb == Path::Verb::move) begun = pen;
        if (verb == Path::Verb::line || verb == Path::Verb::close) lines.push_back({before, pen});
    }
    return lines;
}

// A side that runs along an edge, but not quite on it.
bool ends_short(Line line, PixelSize screen) {
    const auto near = [](float a, float b, float edge) {
        return std::abs(a - b) < kHair && std::abs(a - edge) > kHair && std::abs(a - edge) < kNear;
    };
    const auto [a, b] = line;
    return near(a.x, b.x, 0) || near(a.x, b.x, static_cast<float>(screen.w)) || near(a.y, b.y, 0) ||
           near(a.y, b.y, static_cast<float>(screen.h));
}

// Opaque, so that it must paint its pixels fully. A gradient may end in nothing.
bool opaque(const Paint& paint) {
    if (const auto* color = std::get_if<Color>(&paint)) return color->a == 255;
    const auto* picture = std::get_if<PicturePaint>(&paint);
    return picture != nullptr && picture->picture->opaque;
}

// The first pixel of the side that the fill alone leaves out, as words; empty where it paints all.
std::string left_out(const Fill& fill, PixelRect side, PixelSize screen, text::Fonts& fonts) {
    const auto drawn = raster::draw(Drawing{{0, 0, screen.w, screen.h}, {fill}, false, true}, fonts, side);
    const auto count = static_cast<int>(drawn.pixels.size());
    // What joins the side at either end, a curve or a slope, takes from its first and its last pixel.
    for (int i = 1; i + 1 < count; ++i) {
        if (drawn.pixels[static_cast<std::size_t>(i)] >> 24U < 255U)
            return "leaves out the pixel " + std::to_string(side.x + (side.w > 1 ? i : 0)) + ", " +
                   std::to_string(side.y + (side.w > 1 ? 0 : i));
    }
    return {};
}

int hold(const slide::Slide& slide, text::Fonts& fonts) {
    int sides_held = 0;
    const auto each = [&](const Command& command) {
        const auto* fill = std::get_if<Fill>(&command);
        if (fill == nullptr || fill->clip) return;  // a mosaic's tiles reach out of it, and are cut
        for (const auto line : lines_of(fill->path)) {
            if (ends_short(line, slide.size))
                FAIL_CHECK("a shape ends beside an edge: " << line.from.x << "," << line.from.y << " to " << line.to.x
                                                           << "," << line.to.y);
            const auto side = along_edge(line.from, line.to, slide.size);
            if (side.empty() || !opaque(fill->paint)) continue;
            // A curve that was cut is many short lines: where it touches the edge one of them lies along it.
            if (static_cast<float>(std::max(side.w, side.h)) < 2 * slide.size.unit()) continue;
            ++sides_held;
            if (const auto hole = left_out(*fill, side, slide.size, fonts); !hole.empty())
                FAIL_CHECK("a shape " << hole);
        }
    };
    for (const auto& command : slide.ground->commands) each(command);
    for (const auto& actor : slide.actors)
        for (const auto& command : actor.drawing->commands) each(command);
    return sides_held;
}

// The clip of a mosaic is its area: it reaches the edges that it is near to.
void hold_tiles(const slide::Slide& slide) {
    if (!slide.tiles) return;
    const auto area = slide.tiles->area;
    for (const int gap : {area.x, area.y, slide.size.w - area.right(), slide.size.h - area.bottom()}) {
        CHECK_FALSE((gap != 0 && std::abs(gap) <= static_cast<int>(kNear)));
    }
}

}  // namespace

TEST_CASE("what bleeds to an edge of the screen is painted up to its last pixel") {
    test::Gallery gallery;
    int sides = 0;
    for (const auto& theme : gallery.themes()) {
        for (const auto size : kSizes) {
            std::set<std::string> seen;
            const auto look_at = [&](const model::Item* item) {
                const auto slide = gallery.design(theme, item, size);
                if (!seen.insert(slide.name).second) return;
                CAPTURE(test::Gallery::name_of(theme));
                CAPTURE(slide.name);
                CAPTURE(size.w);
                CAPTURE(size.h);
                sides += hold(slide, gallery.fonts());
                hold_tiles(slide);
            };
            for (const auto& item : gallery.items()) look_at(&item);
            look_at(nullptr);
        }
    }
    CHECK(sides > 300);
}
