// A rating as five stars. The last lit one is lit in part: 4.5 are four and a half.
#include <algorithm>
#include <cmath>

#include "clipping.h"
#include "parts.h"
#include "shapes.h"

namespace accolade::slide {
namespace {

constexpr int kStars = 5;
constexpr float kInner = 0.5F, kRound = 0.06F;  // of a star's radius
constexpr float kDown = 0.09F;                  // of its size: a star's points reach farther up than down

bool shows_stars(const theme::StarsPart& part, const SlideContext& context) {
    return part.shown && context.item() != nullptr && context.item()->rating;
}

float height(const theme::StarsPart& part, const SlideContext& context, float) {
    return context.px(part.size * 0.9F);
}

bool draw_stars(const theme::StarsPart& part, PartContext& context, Rect area) {
    const float size = context.px(part.size), step = size + context.px(part.gap);
    const float width = step * kStars - context.px(part.gap);
    float left = area.x;
    if (part.align == theme::Align::center) left += (area.w - width) / 2;
    if (part.align == theme::Align::end) left += area.w - width;
    const auto rating =
        static_cast<float>(std::clamp(context.item()->rating.value_or(0), 0.0, static_cast<double>(kStars)));
    std::vector<Command> commands;
    for (int i = 0; i < kStars; ++i) {
        const Rect box{left + step * static_cast<float>(i), area.y, size, size};
        const Point middle{box.center().x, box.center().y + size * (kDown - 0.05F)};
        const Path whole = star(middle, size / 2, size / 2 * kInner, size / 2 * kRound);
        const float lit = std::clamp(rating - static_cast<float>(i), 0.0F, 1.0F);
        if (lit < 1) commands.emplace_back(Fill{whole, context.color(part.inks[1])});
        if (lit >= 1) commands.emplace_back(Fill{whole, context.color(part.inks[0])});
        if (lit > 0 && lit < 1) {
            const Rect part_of{box.x - size, box.y - size, size + size * lit, 3 * size};
            commands.emplace_back(Fill{clipped(whole, rectangle(part_of)), context.color(part.inks[0])});
        }
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::StarsPart>& rules_of(const theme::StarsPart&) {
    static constexpr PartRules<theme::StarsPart> rules{
        .shows = shows_stars,
        .traits = [](const theme::StarsPart&) { return Traits{.solid = true}; },
        .height = height,
        .draw = draw_stars};
    return rules;
}

}  // namespace accolade::slide
