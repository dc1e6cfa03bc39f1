// A tile in one of the shapes with a number and its unit at its lower left (comp 01).
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

bool shows_figure(const theme::FigurePart& part, const SlideContext& context) {
    return context.words(part.value).has_value();
}

bool draw_figure(const theme::FigurePart& part, PartContext& context, Rect area) {
    std::vector<Command> commands;
    commands.emplace_back(Fill{context.outline(part.outline, area), context.paint(part.fill, area)});
    const float left = area.x + context.px(3), width = area.w * 0.72F;
    float bottom = area.bottom() - context.px(4.6F);
    if (const auto unit = context.words(part.unit)) {
        if (auto laid = lay_anyhow(context, {{*unit}}, part.second, {width, 0})) {
            commands.emplace_back(letters(*laid, {left, std::round(bottom - laid->block.height)}));
            bottom -= laid->block.height + context.px(2.9F) + laid->block.margin;
        }
    }
    const auto value = context.words(part.value);
    if (auto laid = lay_anyhow(context, {{value.value_or("")}}, part.style, {width, 0}))
        commands.emplace_back(letters(*laid, {left, std::round(bottom - laid->block.height)}));
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::FigurePart>& rules_of(const theme::FigurePart&) {
    static constexpr PartRules<theme::FigurePart> rules{
        .shows = shows_figure,
        .traits = [](const theme::FigurePart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_figure};
    return rules;
}

}  // namespace accolade::slide
