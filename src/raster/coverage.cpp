#include "raster/coverage.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <array>
#include <cmath>
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

struct Outline {
    std::vector<FT_Vector> points;
    std::vector<char> tags;
    std::vector<short> ends;

    std::size_t whole() const { return ends.empty() ? 0 : static_cast<std::size_t>(ends.back()) + 1; }
    bool add(FT_Vector p) {
        if (points.size() == most_points) return false;
        points.push_back(p);
        return true;
    }
    void close() {
        if (points.size() > whole()) ends.push_back(static_cast<short>(points.size() - 1));
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

Outline outline_of(const Path& path, PixelRect area) {
    Outline out;
    out.points.reserve(path.points.size());
    std::size_t at = 0;
    Point pen;
    bool room = true;
    for (const auto verb : path.verbs) {
        const std::size_t takes = verb == Path::Verb::cubic ? 3 : verb == Path::Verb::close ? 0 : 1;
        if (!room || at + takes > path.points.size()) break;
        if (verb == Path::Verb::move || verb == Path::Verb::close) out.close();
        if (verb == Path::Verb::cubic) {
            const auto b = path.points[at], c = path.points[at + 1], d = path.points[at + 2];
            const int count = chords(pen, b, c, d);
            for (int i = 1; i < count && room; ++i)
                room = out.add(to_ft(on_curve(pen, b, c, d, static_cast<float>(i) / static_cast<float>(count)), area));
        }
        if (takes > 0) {
            pen = path.points[at + takes - 1];
            room = room && out.add(to_ft(pen, area));
        }
        at += takes;
    }
    if (room) out.close();
    out.points.resize(out.whole());
    out.tags.assign(out.points.size(), FT_CURVE_TAG_ON);
    return out;
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

}  // namespace

void Coverage::of(const Path& path, PixelRect area, const Span& span) {
    if (area.empty() || path.points.empty() || library_->ft == nullptr || !finite(path)) return;

    if (const auto box = whole_pixels(path)) {
        const auto seen = intersection(*box, area);
        if (seen.empty()) return;
        for (int y = seen.y; y < seen.bottom(); ++y) span(seen.x, y, seen.w, 255);
        return;
    }

    auto shape = outline_of(path, area);
    if (shape.ends.empty()) return;
    FT_Outline outline{};
    outline.n_points = static_cast<short>(shape.points.size());
    outline.n_contours = static_cast<short>(shape.ends.size());
    outline.points = shape.points.data();
    outline.tags = shape.tags.data();
    outline.contours = shape.ends.data();
    outline.flags = FT_OUTLINE_NONE;  // the non-zero rule

    Receiver receiver{&span, area};
    FT_Raster_Params params{};
    params.source = &outline;
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = receive;
    params.user = &receiver;
    params.clip_box = {0, 0, area.w, area.h};
    FT_Outline_Render(library_->ft, &outline, &params);  // fails only without memory: the shape is missing then
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
