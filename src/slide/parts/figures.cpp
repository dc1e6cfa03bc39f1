// Numbers side by side, each under a rule (comp 09).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr std::size_t kColumns = 3;
constexpr float kToValue = 3.5F, kToUnit = 3;  // u: from the rule, and from the value
// u: so far down may they reach from their rule, which is a figure and one line. Nouns of two lines raise the whole, so
// that it ends no nearer to what is below.
constexpr float kTallest = 16;
constexpr float kUsual = 15.6F;  // u: what it asks for in a stack

bool shows_figures(const theme::FiguresPart& part, const SlideContext& context) {
    return !part.values.empty() && context.words(part.values.front()).has_value();
}

struct Column {
    std::optional<LaidText> value, unit;
    float height = 0;  // from the rule
};

Column column_of(const theme::FiguresPart& part, const SlideContext& context, std::size_t i, float width) {
    Column column;
    const auto value = context.words(part.values[i]);
    if (!value) return column;
    column.value = lay_anyhow(context, {{*value}}, part.style, {width, 0});
    column.height = context.px(kToValue);
    if (column.value) column.height += column.value->block.height + context.px(kToUnit) + column.value->block.margin;
    const auto unit = i < part.units.size() ? context.words(part.units[i]) : std::nullopt;
    if (unit) column.unit = lay_anyhow(context, {{*unit}}, part.second, {width, 0});
    if (column.unit) column.height += column.unit->block.margin + column.unit->block.height;
    return column;
}

struct Columns {
    std::vector<Column> all;
    float gap, width, tallest = 0;
};

Columns columns_of(const theme::FiguresPart& part, const SlideContext& context, float whole) {
    const float gap = context.px(2.4F);
    Columns columns{{}, gap, (whole - 2 * gap) / 3};
    for (std::size_t i = 0; i < std::min(kColumns, part.values.size()); ++i) {
        columns.all.push_back(column_of(part, context, i, columns.width));
        columns.tallest = std::max(columns.tallest, columns.all.back().height);
    }
    return columns;
}

float height(const theme::FiguresPart& part, const SlideContext& context, float width) {
    return std::min(columns_of(part, context, width).tallest, context.px(kUsual));
}

bool draw_figures(const theme::FiguresPart& part, PartContext& context, Rect area) {
    const auto [columns, gap, width, tallest] = columns_of(part, context, area.w);
    area.y -= std::round(std::max(0.0F, tallest - std::max(area.h, context.px(kTallest))));

    std::vector<Command> commands;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& [value, unit, height] = columns[i];
        if (height <= 0) continue;
        const float x = area.x + static_cast<float>(i) * (width + gap);
        const float rule = std::max(1.0F, std::round(context.px(0.185F)));
        commands.emplace_back(
            Fill{rectangle({std::round(x), area.y, std::round(width), rule}), context.color(part.line)});
        if (value) commands.emplace_back(letters(*value, {x, std::round(area.y + context.px(kToValue))}));
        if (unit) commands.emplace_back(letters(*unit, {x, std::round(area.y + height - unit->block.height)}));
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
