// Numbers side by side, each under a rule (comp 09).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr std::size_t kColumns = 3;

bool shows_figures(const theme::FiguresPart& part, const SlideContext& context) {
    return !part.values.empty() && context.words(part.values.front()).has_value();
}

float height(const theme::FiguresPart&, const SlideContext& context, float) {
    return context.px(13);
}

bool draw_figures(const theme::FiguresPart& part, PartContext& context, Rect area) {
    const float gap = context.px(2.4F), width = (area.w - 2 * gap) / 3;
    std::vector<Command> commands;
    for (std::size_t i = 0; i < std::min(kColumns, part.values.size()); ++i) {
        const auto value = context.words(part.values[i]);
        if (!value) continue;
        const float x = area.x + static_cast<float>(i) * (width + gap);
        const float rule = std::max(1.0F, std::round(context.px(0.185F)));
        commands.emplace_back(
            Fill{rectangle({std::round(x), area.y, std::round(width), rule}), context.color(part.line)});
        float top = area.y + context.px(3.5F);
        if (auto laid = lay_anyhow(context, {{*value}}, part.style, {width, 0})) {
            commands.emplace_back(letters(*laid, {x, std::round(top)}));
            top += laid->block.height + context.px(3) + laid->block.margin;
        }
        const auto unit = i < part.units.size() ? context.words(part.units[i]) : std::nullopt;
        if (!unit) continue;
        if (auto laid = lay_anyhow(context, {{*unit}}, part.second, {width, 0}))
            commands.emplace_back(letters(*laid, {x, std::round(top + laid->block.margin)}));
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::FiguresPart>& rules_of(const theme::FiguresPart&) {
    static constexpr PartRules<theme::FiguresPart> rules{
        .shows = shows_figures,
        .traits = [](const theme::FiguresPart&) { return Traits{.solid = true}; },
        .height = height,
        .draw = draw_figures};
    return rules;
}

}  // namespace accolade::slide
