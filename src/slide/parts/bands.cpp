// Years as bands round the place of a portrait (comp 17).
#include "bands.h"

#include <algorithm>

#include "parts.h"

namespace accolade::slide {
namespace {

bool shows_bands(const theme::BandsPart& part, const SlideContext& context) {
    return context.number(part.number).value_or(0) > 0;
}

bool draw_bands(const theme::BandsPart& part, PartContext& context, Rect area) {
    const BandSpec spec{area, context.px(part.radius), context.px(part.width), context.number(part.number).value_or(0),
                        part.bend == theme::Bend::round ? BandCorner::round : BandCorner::square};
    const auto paths = bands(spec);
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::size_t band = paths.size() - 1 - i;  // from the middle
        std::vector<Command> command{Fill{paths[i], context.color(part.inks[band % part.inks.size()]), covering(area)}};
        command = context.on_screen(std::move(command));
        if (context.part.enter.empty()) {
            context.canvas.to_ground(std::move(command));
        } else {
            context.canvas.act(context.part.name + "." + std::to_string(band), context.motion(context.part.enter),
                               std::move(command), static_cast<int>(band));
        }
    }
    return true;
}

}  // namespace

const PartRules<theme::BandsPart>& rules_of(const theme::BandsPart&) {
    static constexpr PartRules<theme::BandsPart> rules{
        .shows = shows_bands,
        .traits = [](const theme::BandsPart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_bands};
    return rules;
}

}  // namespace accolade::slide
