// A plain shape.
#include "parts.h"

namespace accolade::slide {
namespace {

float height(const theme::ShapePart& part, const SlideContext& context, float) {
    return context.px(part.size);
}

bool draw_shape(const theme::ShapePart& part, PartContext& context, Rect area) {
    context.add({Fill{context.outline(part.outline, area), context.paint(part.fill, area)}});
    return true;
}

}  // namespace

const PartRules<theme::ShapePart>& rules_of(const theme::ShapePart&) {
    static constexpr PartRules<theme::ShapePart> rules{
        .traits = [](const theme::ShapePart&) { return Traits{.bleeds = true, .solid = true}; },
        .height = height,
        .draw = draw_shape};
    return rules;
}

}  // namespace accolade::slide
