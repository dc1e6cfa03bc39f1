// A fact on a line of its own, after a sign or a short word.
#include <algorithm>
#include <cmath>

#include "icons.h"
#include "mirror.h"
#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kIcon = 5;  // u

bool shows_fact(const theme::FactPart& part, const SlideContext& context) {
    return context.words(part.words).has_value();
}

std::optional<std::string> mark_of(const theme::FactPart& part, const SlideContext& context) {
    return part.mark.empty() ? std::nullopt : context.words(part.mark);
}

float indent_of(const theme::FactPart& part, const SlideContext& context) {
    const bool stands_alone = part.icon == theme::Icon::none && !mark_of(part, context);
    return stands_alone ? 0 : context.px(part.indent);
}

std::optional<LaidText> words_in(const theme::FactPart& part, const SlideContext& context, float width) {
    const auto words = context.words(part.words);
    if (!words) return std::nullopt;
    return lay_anyhow(context, {{*words}}, part.style, {width - indent_of(part, context), 0});
}

// What several lines need more than the one that the row is made for.
float height(const theme::FactPart& part, const SlideContext& context, float width) {
    const auto laid = words_in(part, context, width);
    return context.px(part.size) + (laid ? std::max(0.0F, laid->block.height - laid->block.cap_height) : 0);
}

// A clock and a pin are signs, not pictures of the text's direction: they are never turned over.
Command upright(const PartContext& context, Path path, Paint paint) {
    if (context.turned) path = mirrored(std::move(path), context.width());
    return Fill{std::move(path), std::move(paint), {}};
}

bool draw_fact(const theme::FactPart& part, PartContext& context, Rect area) {
    const auto laid = words_in(part, context, area.w);
    if (!laid) return false;
    if (!laid->block.fits) context.canvas.say_too_long();
    const float first = area.y + context.px(part.size) / 2;  // the middle of the first line
    std::vector<Command> commands;
    if (part.line) {
        const float thick = std::max(1.0F, std::round(context.px(part.rule)));
        commands.emplace_back(Fill{rectangle({std::round(area.x), std::round(area.y), std::round(area.w), thick}),
                                   context.color(*part.line)});
    }
    if (const auto mark = mark_of(part, context)) {
        if (auto set = lay_anyhow(context, {{*mark}}, part.second, {context.px(part.indent), 0}))
            commands.emplace_back(letters(*set, {area.x, std::round(first - set->block.cap_height / 2)}));
    } else if (part.icon != theme::Icon::none) {
        const float size = context.px(kIcon);
        const Rect box{area.x, std::round(first - size / 2), size, size};
        const Rect there = context.turned ? mirrored(box, context.width()) : box;
        commands.emplace_back(upright(context, icon(part.icon, there), context.color(part.ink)));
    }
    commands.emplace_back(
        letters(*laid, {area.x + indent_of(part, context), std::round(first - laid->block.cap_height / 2)}));
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::FactPart>& rules_of(const theme::FactPart&) {
    static constexpr PartRules<theme::FactPart> rules{
        .shows = shows_fact,
        .traits = [](const theme::FactPart&) { return Traits{.words = true}; },
        .height = height,
        .draw = draw_fact};
    return rules;
}

}  // namespace accolade::slide
