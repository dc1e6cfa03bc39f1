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

FT_Vector to_ft(Point p, PixelRect area) {
    const auto fixed = [](float v) {
        return static_cast<FT_Pos>(std::lround(std::clamp(v, -far_away, far_away) * 64));
    };
    return {fixed(p.x - static_cast<float>(area.x)), fixed(p.y - static_cast<float>(area.y))};
}

struct Outline {
    std::vector<FT_Vector> points;
    std::vector<char> tags;
    std::vector<short> ends;

    void add(FT_Vector p, char tag) {
        points.push_back(p);
        tags.push_back(tag);
    }
    void close() {
        const auto begun = ends.empty() ? std::size_t{0} : static_cast<std::size_t>(ends.back()) + 1;
        if (points.size() > begun) ends.push_back(static_cast<short>(points.size() - 1));
    }
    void drop_open_contour() {
        const auto whole = ends.empty() ? std::size_t{0} : static_cast<std::size_t>(ends.back()) + 1;
        points.resize(whole);
        tags.resize(whole);
    }
};

Outline outline_of(const Path& path, PixelRect area) {
    Outline out;
    out.points.reserve(path.points.size());
    out.tags.reserve(path.points.size());
    std::size_t at = 0;
    for (const auto verb : path.verbs) {
        const std::size_t takes = verb == Path::Verb::cubic ? 3 : verb == Path::Verb::close ? 0 : 1;
        if (at + takes > path.points.size() || out.points.size() + takes > most_points) {
            out.drop_open_contour();
            return out;
        }
        if (verb == Path::Verb::move || verb == Path::Verb::close) out.close();
        for (std::size_t i = 0; i < takes; ++i) {
            const bool on_curve = i + 1 == takes;
            out.add(to_ft(path.points[at + i], area), on_curve ? FT_CURVE_TAG_ON : FT_CURVE_TAG_CUBIC);
        }
        at += takes;
    }
    out.close();
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
