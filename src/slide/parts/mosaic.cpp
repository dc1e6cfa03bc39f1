// Tiles on the ground of a slide.
#include <algorithm>
#include <cmath>

#include "mirror.h"
#include "mosaic.h"
#include "parts.h"

namespace accolade::slide {
namespace {

// What the tiles stay plain behind: also the corners that brand and clock have moved to.
std::vector<Rect> calm_areas(const theme::MosaicPart& part, const SlideContext& context) {
    std::vector<Rect> calm;
    for (const auto& name : part.calm) {
        const auto it = context.areas.find(name);
        if (it == context.areas.end()) continue;
        calm.push_back(it->second);
        const theme::Part* over = context.layout.part(name);
        const bool moves = over != nullptr && traits_of(*over).corner == InCorner::moves;
        if (context.stage.corners == Arrangement::opposite && moves)
            calm.push_back(mirrored(it->second, context.width()));
    }
    return calm;
}

std::vector<Fill> tiles_of(const theme::MosaicPart& part, const SlideContext& context, PixelRect whole, int tile) {
    std::vector<Color> colors;
    for (const auto& ink : part.inks) colors.push_back(context.color(ink));
    if (part.mosaic == theme::Mosaic::full) {
        MosaicSpec spec{whole, tile, colors, 1};
        spec.seed = seed_for(context.content.id, spec);
        return mosaic(spec);
    }
    const Color plain = context.color(part.quiet[0]), raised = context.color(part.quiet[1]);
    return tone_mosaic(
        {whole, tile, {plain, mixed(plain, raised, 0.55F), raised, plain}, colors, calm_areas(part, context), 9091});
}

bool draw_mosaic(const theme::MosaicPart& part, PartContext& context, Rect area) {
    const PixelRect whole = covering(area);
    const float wanted = context.px(part.tile);
    const int columns = std::max(1, static_cast<int>(std::lround(static_cast<float>(whole.w) / wanted)));
    const int tile = std::max(4, (whole.w + columns - 1) / columns);
    auto fills = tiles_of(part, context, whole, tile);
    for (auto& fill : fills) fill.clip = whole;  // the last row and column may reach over
    std::vector<Command> commands(fills.begin(), fills.end());
    if (context.part.enter.empty() && !fills.empty()) context.canvas.turn_tiles({whole, tile, std::move(fills)});
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::MosaicPart>& rules_of(const theme::MosaicPart&) {
    static constexpr PartRules<theme::MosaicPart> rules{
        .traits = [](const theme::MosaicPart&) { return Traits{.bleeds = true, .solid = true}; }, .draw = draw_mosaic};
    return rules;
}

}  // namespace accolade::slide
