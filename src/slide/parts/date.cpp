// A tile with a date: a word, the day, the month (comp 19).
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kRing = 1.1F;                                 // u
constexpr float kLeft = 2.9F;                                 // u from the tile's edge to its words
constexpr float kAbove = 5.5F, kDay = 15.6F, kBelow = 20.3F;  // u from the tile's top to the baselines, of
constexpr float kTile = 23;                                   // a tile of this height

bool shows_date(const theme::DatePart& part, const SlideContext& context) {
    return context.words(part.day).has_value();
}

bool draw_date(const theme::DatePart& part, PartContext& context, Rect area) {
    std::vector<Command> commands;
    if (part.ring) {
        const float width = context.px(kRing);
        theme::Outline outer = part.outline;
        if (outer.radius > 0) outer.radius += kRing;
        commands.emplace_back(Fill{context.outline(outer, inset(area, -width)), context.color(*part.ring)});
    }
    commands.emplace_back(Fill{context.outline(part.outline, area), context.paint(part.fill, area)});
    const float scale = area.h / kTile, left = context.px(kLeft);
    const auto put = [&](const std::string& form, const std::string& style, float baseline) {
        const auto words = form.empty() ? std::nullopt : context.words(form);
        if (!words) return;
        if (auto laid = lay_anyhow(context, {{*words}}, style, {area.w - 2 * left, 0}))
            commands.emplace_back(
                letters(*laid, {area.x + left, std::round(area.y + baseline * scale - laid->block.height)}));
    };
    put(part.above, part.second, kAbove);
    put(part.day, part.style, kDay);
    put(part.below, part.third, kBelow);
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::DatePart>& rules_of(const theme::DatePart&) {
    static constexpr PartRules<theme::DatePart> rules{
        .shows = shows_date,
        .traits = [](const theme::DatePart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_date};
    return rules;
}

}  // namespace accolade::slide
