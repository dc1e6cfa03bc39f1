// A dash for each item of the round.
#include <algorithm>
#include <cmath>

#include "mirror.h"
#include "parts.h"

namespace accolade::slide {
namespace {

bool shows_progress(const theme::ProgressPart& part, const SlideContext& context) {
    return part.shown && context.content.count > 1;
}

float height(const theme::ProgressPart&, const SlideContext& context, float) {
    return context.px(0.45F);
}

bool draw_progress(const theme::ProgressPart& part, PartContext& context, Rect area) {
    const Content& content = context.content;
    const float gap = context.px(0.8F), short_dash = context.px(2.2F), long_dash = context.px(6),
                thick = std::max(2.0F, std::round(context.px(0.45F)));
    const float width = static_cast<float>(content.count - 1) * (short_dash + gap) + long_dash;
    const float y = std::round(area.bottom() - thick);
    const float left = area.x, middle = area.x + (area.w - width) / 2, right = area.right() - width;
    std::vector<float> places{left, right};
    if (part.align == theme::Align::center) places = {middle};
    if (part.align == theme::Align::end) places = {right, left};
    if (context.stage.corners == Arrangement::opposite) std::reverse(places.begin(), places.end());
    // In the corner that words left empty; rather not at all than crowd anything (screen-design.md 4.1).
    const auto free = std::find_if(places.begin(), places.end(), [&](float at) {
        const Rect place{at - context.px(1), y - context.px(1), width + context.px(2), thick + context.px(2)};
        return !context.canvas.words_in(context.turned ? mirrored(place, context.width()) : place,
                                        context.canvas.mark());
    });
    if (free == places.end()) return false;
    float x = *free;
    std::vector<Command> commands;
    for (int i = 0; i < content.count; ++i) {
        const bool now = i == content.position;
        const float w = now ? long_dash : short_dash, r = thick / 2;
        const theme::Ink& ink = part.inks[now ? 0 : i < content.position ? 1 : 2];
        commands.emplace_back(
            Fill{rounded({std::round(x), y, std::round(w), thick}, {r, r, r, r}), context.color(ink)});
        x += w + gap;
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::ProgressPart>& rules_of(const theme::ProgressPart&) {
    static constexpr PartRules<theme::ProgressPart> rules{
        .shows = shows_progress,
        .traits = [](const theme::ProgressPart&) { return Traits{.corner = InCorner::fills}; },
        .height = height,
        .draw = draw_progress};
    return rules;
}

}  // namespace accolade::slide
