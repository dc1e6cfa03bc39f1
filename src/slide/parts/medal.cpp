// A medal: a star, and a word or two below it (comp 04).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "shapes.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

// Of the medal's width, from its middle.
constexpr float kStar = 0.178F, kInner = 0.072F, kRound = 0.03F, kStarAt = -0.153F, kBaseline = 0.28F;
constexpr float kAlone = 1.5F;  // how much larger the star is without words
constexpr float kRoom = 0.68F;  // for words

bool draw_medal(const theme::MedalPart& part, PartContext& context, Rect area) {
    const float size = context.px(part.size);
    const Point middle{area.center().x + part.at.x * area.w / 2, area.center().y + part.at.y * area.h / 2};
    Rect box{middle.x - size / 2, middle.y - size / 2, size, size};
    // One that fills its area ends where that does, on whole pixels.
    if (part.at == Point{} && std::fabs(area.w - size) < 1 && std::fabs(area.h - size) < 1) box = area;
    std::vector<Command> commands;
    if (part.width > 0)
        commands.emplace_back(
            Fill{context.outline(part.outline, inset(box, -context.px(part.width) / 2)), context.color(part.rim)});
    commands.emplace_back(
        Fill{context.outline(part.outline, inset(box, context.px(part.width) / 2)), context.paint(part.fill, box)});
    const auto words = part.style.empty() ? std::nullopt : context.words(part.words);
    const auto laid = words ? lay_anyhow(context, {{*words}}, part.style, {size * kRoom, 0}) : std::nullopt;
    const float scale = laid ? 1 : kAlone;
    commands.emplace_back(Fill{star({middle.x, middle.y + (laid ? kStarAt * size : 0)}, kStar * size * scale,
                                    kInner * size * scale, kRound * size * scale),
                               context.color(part.star)});
    if (laid) {
        const Point at{middle.x - size * kRoom / 2, std::round(middle.y + kBaseline * size - laid->block.height)};
        commands.emplace_back(letters(*laid, at));
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::MedalPart>& rules_of(const theme::MedalPart&) {
    static constexpr PartRules<theme::MedalPart> rules{
        .traits = [](const theme::MedalPart&) { return Traits{.bleeds = true, .solid = true}; }, .draw = draw_medal};
    return rules;
}

}  // namespace accolade::slide
