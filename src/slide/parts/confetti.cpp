// What flies while the slide is celebrated. Nothing of it lies on the slide.
#include "parts.h"

namespace accolade::slide {
namespace {

bool draw_confetti(const theme::ConfettiPart& part, PartContext& context, Rect) {
    Confetti confetti{{}, context.color(part.shade)};
    for (const auto& ink : part.inks) confetti.colors.push_back(context.color(ink));
    context.canvas.throw_confetti(std::move(confetti));
    return true;
}

}  // namespace

const PartRules<theme::ConfettiPart>& rules_of(const theme::ConfettiPart&) {
    static constexpr PartRules<theme::ConfettiPart> rules{
        .traits = [](const theme::ConfettiPart&) { return Traits{.bleeds = true}; }, .draw = draw_confetti};
    return rules;
}

}  // namespace accolade::slide
