// How long it is until something begins, in cells under rules (comp 06). Each number is an actor of its own, so that it
// rolls when it becomes another.
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kGap = 2, kRule = 0.5F;              // u
constexpr float kToNumber = 3.57F, kToUnit = 3.45F;  // u: from the rule's top to the cap top, from baseline to cap top
constexpr float kHeight = 19.4F;

// The cells that have something to say.
std::size_t cells_of(const theme::CountdownPart& part, const SlideContext& context) {
    std::size_t cells = 0;
    while (cells < part.values.size() && context.words(part.values[cells])) ++cells;
    return cells;
}

bool shows_countdown(const theme::CountdownPart& part, const SlideContext& context) {
    return cells_of(part, context) > 0;
}

float height(const theme::CountdownPart&, const SlideContext& context, float) {
    return context.px(kHeight);
}

bool draw_countdown(const theme::CountdownPart& part, PartContext& context, Rect area) {
    const std::size_t cells = cells_of(part, context);
    const float gap = context.px(kGap);
    const float width = (area.w - gap * static_cast<float>(cells - 1)) / static_cast<float>(cells);
    const float rule = std::max(1.0F, std::round(context.px(kRule)));
    std::vector<Command> still;
    std::vector<Letters> numbers;
    for (std::size_t i = 0; i < cells; ++i) {
        const float x = std::round(area.x + static_cast<float>(i) * (width + gap));
        const Color line = context.color(i == 0 ? part.leader : part.line);
        still.emplace_back(Fill{rectangle({x, area.y, std::round(width), rule}), line});
        float top = area.y + context.px(kToNumber);
        if (auto laid = lay_anyhow(context, {{context.words(part.values[i]).value_or("")}}, part.style, {width, 0})) {
            if (i == 0) laid->tints.front() = line;
            numbers.push_back(letters(*laid, {x, std::round(top)}));
            top += laid->block.height + context.px(kToUnit) + laid->block.margin;
        }
        const auto unit = i < part.units.size() ? context.words(part.units[i]) : std::nullopt;
        if (!unit) continue;
        if (auto laid = lay_anyhow(context, {{*unit}}, part.second, {width, 0}))
            still.emplace_back(letters(*laid, {x, std::round(top)}));
    }
    context.add(std::move(still));
    // A cell is the same one as long as there are as many of them: days are not rolled into hours.
    const std::string stem = context.part.name + "." + std::to_string(cells) + ".";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        context.canvas
            .act(stem + std::to_string(i), context.motion(context.part.enter), context.on_screen({numbers[i]}),
                 static_cast<int>(i))
            .change = Rolling{};
    }
    return true;
}

}  // namespace

const PartRules<theme::CountdownPart>& rules_of(const theme::CountdownPart&) {
    static constexpr PartRules<theme::CountdownPart> rules{
        .shows = shows_countdown,
        .traits = [](const theme::CountdownPart&) { return Traits{.words = true}; },
        .height = height,
        .draw = draw_countdown};
    return rules;
}

}  // namespace accolade::slide
