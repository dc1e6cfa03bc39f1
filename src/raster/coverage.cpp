#include "coverage.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>
#include <vector>

namespace accolade::raster {

struct Coverage::Library {
    FT_Library ft = nullptr;
};

Coverage::Coverage() : library_(std::make_unique<Library>()) {
    if (FT_Init_FreeType(&library_->ft) != 0) library_->ft = nullptr;  // out of memory: nothing is filled
}

Coverage::~Coverage() {
    if (library_->ft != nullptr) FT_Done_FreeType(library_->ft);
}

namespace {

constexpr std::size_t most_points = 32767;  // FT_Outline counts in shorts
constexpr float far_away = 200'000;         // px; FreeType refuses outlines that reach beyond 2^18

// Rounded before it is moved, so that a pixel's coverage does not depend on the area asked for.
FT_Vector to_ft(Point p, PixelRect area) {
    const auto fixed = [](float v) { return std::lround(std::clamp(v, -far_away, far_away) * 64); };
    return {fixed(p.x) - area.x * 64L, fixed(p.y) - area.y * 64L};
}

// FreeType flattens curves too, but to a sixteenth of a pixel, and not the same in every version.
constexpr float flatness = 0.02F;  // px

// In 1/64 px from the area's corner.
struct Contour {
    std::vector<FT_Vector> points;
    FT_Pos left = 0, top = 0, right = 0, bottom = 0;

    void measure() {
        const auto by_x = [](FT_Vector a, FT_Vector b) { return a.x < b.x; };
        const auto by_y = [](FT_Vector a, FT_Vector b) { return a.y < b.y; };
        const auto [l, r] = std::minmax_element(points.begin(), points.end(), by_x);
        const auto [t, b] = std::minmax_element(points.begin(), points.end(), by_y);
        left = l->x, right = r->x, top = t->y, bottom = b->y;
    }
    bool reaches(int x, int w, int h) const {
        return right > x * 64L && left < (x + w) * 64L && bottom > 0 && top < h * 64L;
    }
};

// As many chords as keep within `flatness` of the curve (Wang's formula).
int chords(Point a, Point b, Point c, Point d) {
    const auto bend = [](Point p, Point q, Point r) { return std::hypot(p.x - 2 * q.x + r.x, p.y - 2 * q.y + r.y); };
    const float most = std::max(bend(a, b, c), bend(b, c, d));
    return static_cast<int>(std::clamp(std::ceil(std::sqrt(most * 0.75F / flatness)), 1.0F, 1000.0F));
}

Point on_curve(Point a, Point b, Point c, Point d, float t) {
    const float s = 1 - t;
    const float wa = s * s * s, wb = 3 * s * s * t, wc = 3 * s * t * t, wd = t * t * t;
    return {wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

std::vector<Contour> contours_of(const Path& path, PixelRect area) {
    std::vector<Contour> all;
    Contour contour;
    const auto add = [&](Point p) { contour.points.push_back(to_ft(p, area)); };
    const auto end = [&] {
        if (contour.points.size() > 2 && contour.points.size() <= most_points) {
            contour.measure();
            all.push_back(std::move(contour));
        }
        contour = {};
    };
    std::size_t at = 0;
    Point pen, begun;
    for (const auto verb : path.verbs) {
        const std::size_t takes = verb == Path::Verb::cubic ? 3 : verb == Path::Verb::close ? 0 : 1;
        if (at + takes > path.points.size()) break;
        const auto* p = path.points.data() + at;
        if (verb == Path::Verb::move || verb == Path::Verb::close) end();
        if (verb != Path::Verb::move && verb != Path::Verb::close && contour.points.empty()) add(pen);
        if (verb == Path::Verb::cubic) {
            const int count = chords(pen, p[0], p[1], p[2]);
            for (int i = 1; i < count; ++i)
                add(on_curve(pen, p[0], p[1], p[2], static_cast<float>(i) / static_cast<float>(count)));
        }
        pen = takes > 0 ? p[takes - 1] : begun;
        if (verb == Path::Verb::move) begun = pen;
        if (takes > 0) add(pen);
        at += takes;
    }
    end();
    return all;
}

bool finite(const Path& path) {
    return std::all_of(path.points.begin(), path.points.end(),
                       [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

struct Receiver {
    const Coverage::Span* span;
    PixelRect area;
};

void receive(int y, int count, const FT_Span* spans, void* user) {
    const auto& receiver = *static_cast<const Receiver*>(user);
    for (int i = 0; i < count; ++i) {
        if (spans[i].coverage == 0) continue;
        (*receiver.span)(spans[i].x + receiver.area.x, y + receiver.area.y, spans[i].len, spans[i].coverage);
    }
}

// What is gathered of contours until it is filled.
struct Outline {
    std::vector<FT_Vector> points;
    // FreeType 2.13.3 made these unsigned; both ways are in use (Debian 12 and 13).
    using Tag = std::remove_pointer_t<decltype(FT_Outline::tags)>;
    using End = std::remove_pointer_t<decltype(FT_Outline::contours)>;
    std::vector<Tag> tags;
    std::vector<End> ends;

    bool has_room_for(const Contour& c) const { return points.size() + c.points.size() <= most_points; }
    void add(const Contour& c) {
        points.insert(points.end(), c.points.begin(), c.points.end());
        ends.push_back(static_cast<End>(points.size() - 1));
    }
    void fill(FT_Library library, FT_BBox clip, Receiver& receiver) {
        if (ends.empty()) return;
        tags.assign(points.size(), FT_CURVE_TAG_ON);
        FT_Outline outline{};
        outline.n_points = static_cast<short>(points.size());
        outline.n_contours = static_cast<decltype(outline.n_contours)>(ends.size());
        outline.points = points.data();
        outline.tags = tags.data();
        outline.contours = ends.data();
        outline.flags = FT_OUTLINE_NONE;  // the non-zero rule

        FT_Raster_Params params{};
        params.source = &outline;
        params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
        params.gray_spans = receive;
        params.user = &receiver;
        params.clip_box = clip;
        FT_Outline_Render(library, &outline, &params);  // fails only without memory: the shape is missing then
        points.clear();
        ends.clear();
    }
};

// FreeType gives up on a row with more than some 500 cells (its pool is fixed and it halves downwards only). A strip
// this wide cannot have so many.
constexpr int strip_width = 256;

}  // namespace

void Coverage::of(const Path& path, PixelRect area, const Span& span) {
    if (area.empty() || path.points.empty() || library_->ft == nullptr || !finite(path)) return;

    if (const auto box = whole_pixels(path)) {
        const auto seen = intersection(*box, area);
        if (seen.empty()) return;
        for (int y = seen.y; y < seen.bottom(); ++y) span(seen.x, y, seen.w, 255);
        return;
    }

    const auto contours = contours_of(path, area);
    Receiver receiver{&span, area};
    Outline outline;
    for (int x = 0; x < area.w; x += strip_width) {
        const FT_BBox strip{x, 0, std::min(x + strip_width, area.w), area.h};
        for (const auto& contour : contours) {
            if (!contour.reaches(x, strip_width, area.h)) continue;
            if (!outline.has_room_for(contour)) outline.fill(library_->ft, strip, receiver);
            outline.add(contour);
        }
        outline.fill(library_->ft, strip, receiver);
    }
}

std::optional<PixelRect> whole_pixels(const Path& path) {
    using enum Path::Verb;
    static constexpr std::array rectangle_verbs{move, line, line, line, close};
    if (!std::equal(path.verbs.begin(), path.verbs.end(), rectangle_verbs.begin(), rectangle_verbs.end())) return {};
    if (path.points.size() != 4) return {};
    const auto& p = path.points;
    for (const auto& corner : p) {
        if (std::abs(corner.x) > far_away || std::abs(corner.y) > far_away) return {};
        if (corner.x != std::floor(corner.x) || corner.y != std::floor(corner.y)) return {};
    }
    const bool across = p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x;
    const bool down = p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y;
    if (!across && !down) return {};
    const auto [left, right] = std::minmax(p[0].x, p[2].x);
    const auto [top, bottom] = std::minmax(p[0].y, p[2].y);
    return PixelRect{static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
                     static_cast<int>(bottom - top)};
}

}  // namespace accolade::raster
