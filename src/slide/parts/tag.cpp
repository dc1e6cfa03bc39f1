// A few words on a field of their own, as wide as they are (comp 20).
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kBefore = 0.68F, kAfter = 0.88F, kHeight = 1.96F;  // em of its words

bool shows_tag(const theme::TagPart& part, const SlideContext& context) {
    return context.words(part.words).has_value();
}

bool draw_tag(const theme::TagPart& part, PartContext& context, Rect area) {
    auto laid = lay_anyhow(context, {{context.words(part.words).value_or("")}}, part.style, {area.w * 0.8F, 0});
    if (!laid) return false;
    const TextBlock& block = laid->block;
    const float before = kBefore * block.size, height = std::round(kHeight * block.size);
    const float width = std::min(area.w, std::round(before + block.ink.w + kAfter * block.size));
    float top = area.y;
    if (part.align == theme::Align::center) top += (area.h - height) / 2;
    if (part.align == theme::Align::end) top += area.h - height;
    top = std::round(top);
    const Rect field{area.x, top, width, height};
    Letters words = letters(*laid, {area.x + before, std::round(top + (height - block.cap_height) / 2)});
    const Paint paint = context.paint(part.fill, field);
    if (const auto* color = std::get_if<Color>(&paint)) {
        for (Color& tint : words.tints) tint = context.readable(tint, *color, block.size);
        words.on_dark = on_dark(words.tints.front());
    }
    context.add({Fill{rounded(field, {0, height / 2, height / 2, 0}), paint}, std::move(words)});
    return true;
}

}  // namespace

const PartRules<theme::TagPart>& rules_of(const theme::TagPart&) {
    static constexpr PartRules<theme::TagPart> rules{
        .shows = shows_tag,
        .traits = [](const theme::TagPart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_tag};
    return rules;
}

}  // namespace accolade::slide
