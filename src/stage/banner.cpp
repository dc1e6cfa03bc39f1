#include "stage/banner.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace accolade::stage {
namespace {

constexpr float kEnd = 7;         // u of a bar that reach over an edge: the half of its round end
constexpr float kStretches = 26;  // u: what is farther is not sought
constexpr float kWidest = 170.4F, kClear = 1.5F;

Rect rect_of(const PixelRect& r) {
    return {static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.w), static_cast<float>(r.h)};
}

const slide::PlacedPart* bar_of(const slide::Slide& slide) {
    const auto bar = std::ranges::find(slide.parts, "banner", &slide::PlacedPart::what);
    return bar == slide.parts.end() ? nullptr : &*bar;
}

// What the bar is made of, on nothing.
DrawingPtr drawing_of(const slide::Slide& slide, const slide::PlacedPart& bar) {
    auto drawing = std::make_shared<Drawing>();
    const auto& ground = slide.ground->commands;
    drawing->commands.assign(ground.begin() + static_cast<std::ptrdiff_t>(bar.ground_from),
                             ground.begin() + static_cast<std::ptrdiff_t>(bar.ground_to));
    Rect all;
    for (const auto& command : drawing->commands)
        if (const auto* fill = std::get_if<Fill>(&command)) all = united(all, bounds(fill->path));
    drawing->bounds = intersection(covering(all), {0, 0, slide.size.w, slide.size.h});
    return drawing;
}

// The edge of a picture below that a bar which ends at `end` can be stretched to; 0 where there is none.
float edge_near(const slide::Slide& below, Rect bar, float unit) {
    float nearest = 0;
    for (const auto& part : below.parts) {
        if (part.what != "picture" || part.area.y > bar.y || part.area.bottom() < bar.bottom()) continue;
        const float end = part.area.x + kEnd * unit;
        if (end < bar.right() || end > bar.right() + kStretches * unit || end > kWidest * unit) continue;
        if (nearest == 0 || end < nearest) nearest = end;
    }
    return nearest;
}

}  // namespace

std::optional<slide::Slide> banner_over(const slide::Slide& below, Designer& designer, const Look& look,
                                        const model::News& news, const model::Item& item,
                                        const model::Celebration& celebration, const Canvas& canvas, WallTime now) {
    auto made = designer.banner(look, news, item, celebration, canvas, now);
    const auto* bar = bar_of(made);
    if (bar == nullptr) return std::nullopt;
    auto drawing = drawing_of(made, *bar);
    if (!made.from_right) {
        const float unit = canvas.size.unit();
        if (const float edge = edge_near(below, rect_of(drawing->bounds), unit); edge > 0) {
            made = designer.banner(look, news, item, celebration, canvas, now, edge);
            bar = bar_of(made);
            if (bar == nullptr) return std::nullopt;
            drawing = drawing_of(made, *bar);
        }
    }
    made.ground = std::move(drawing);
    return made;
}

bool makes_room(const slide::Actor& actor, const slide::Slide& overlay) {
    if (!actor.drawing) return false;
    const int by = static_cast<int>(kClear * overlay.size.unit());
    const auto& bar = overlay.ground->bounds;
    return !intersection(actor.drawing->bounds, {bar.x, bar.y - by, bar.w, bar.h + 2 * by}).empty();
}

DrawingPtr without_dashes(const slide::Slide& below, const slide::Slide& overlay) {
    const auto dashes = std::ranges::find(below.parts, "progress", &slide::PlacedPart::what);
    if (dashes == below.parts.end() || !below.ground || dashes->ground_from >= dashes->ground_to) return nullptr;
    auto piece = std::make_shared<Drawing>(*below.ground);
    const auto at = [&](std::size_t i) { return piece->commands.begin() + static_cast<std::ptrdiff_t>(i); };
    Rect all;
    for (auto it = at(dashes->ground_from); it != at(dashes->ground_to); ++it)
        if (const auto* fill = std::get_if<Fill>(&*it)) all = united(all, bounds(fill->path));
    piece->commands.erase(at(dashes->ground_from), at(dashes->ground_to));
    piece->bounds = intersection(covering(inset(all, -1)), below.ground->bounds);
    return intersection(piece->bounds, overlay.ground->bounds).empty() ? nullptr : piece;
}

}  // namespace accolade::stage
