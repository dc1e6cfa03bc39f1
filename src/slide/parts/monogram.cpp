// Initials over tiles, in the outline of a photo that is not there.
#include <algorithm>
#include <cmath>

#include "canvas.h"
#include "clipping.h"
#include "mosaic.h"
#include "parts.h"
#include "pictures.h"

namespace accolade::slide {
namespace {

constexpr float kDiscShare = 0.62F;     // of the outline's shorter side, at most
constexpr float kLettersShare = 0.44F;  // of the disc
constexpr float kMerges = 1.25F;        // contrast below which a tile and the disc on it look like one shape

// Another of the tiles' colours for what lies at the disc and would be one with it; the next of those that stand out.
Color set_off(Color color, Color disc, const std::vector<Color>& inks) {
    if (contrast(color, disc) >= kMerges) return color;
    const auto own = std::ranges::find(inks, color);
    const auto at = static_cast<std::size_t>(own - inks.begin());
    for (std::size_t i = 1; i <= inks.size(); ++i) {
        const Color other = inks[(at + i) % inks.size()];
        if (contrast(other, disc) >= kMerges) return other;
    }
    return color;
}

bool shows_monogram(const theme::MonogramPart& part, const SlideContext& context) {
    return !context.words(part.words).value_or("").empty();  // a group has tiles alone
}

bool draw_monogram(const theme::MonogramPart& part, PartContext& context, Rect area) {
    const std::string name = context.words(part.words).value_or("");
    const Path outline = context.outline(part.outline, area);
    MosaicSpec spec{covering(bounds(outline)), 0, {}, 1};
    const float columns = std::max(1.0F, std::round(static_cast<float>(spec.area.w) / context.px(part.tile)));
    spec.tile = std::max(4, static_cast<int>(std::ceil(static_cast<float>(spec.area.w) / columns)));
    for (const auto& ink : part.inks) spec.colors.push_back(context.color(ink));
    spec.seed = seed_for(name, spec);  // a person keeps their tiles
    const Point middle = bounds(outline).center();
    const float diameter = std::min(context.px(part.size), std::min(area.w, area.h) * kDiscShare);
    const Rect there{middle.x - diameter / 2, middle.y - diameter / 2, diameter, diameter};
    const Color field = context.color(part.field);
    auto initials = initials_of(context, name, part.style, middle, diameter, diameter * kLettersShare);
    std::vector<Command> commands;
    for (Fill& fill : mosaic(spec)) {
        auto* const color = std::get_if<Color>(&fill.paint);
        if (initials && color != nullptr && meet(bounds(fill.path), there))
            *color = set_off(*color, field, spec.colors);
        fill.path = clipped(fill.path, outline);
        if (!fill.path.verbs.empty()) commands.emplace_back(std::move(fill));
    }
    if (initials) {
        commands.emplace_back(Fill{disc(middle, diameter / 2), field});
        initials->tints = {context.readable(context.color(part.initials), field, initials->block.size)};
        initials->on_dark = on_dark(initials->tints.front());
        commands.emplace_back(std::move(*initials));
    }
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::MonogramPart>& rules_of(const theme::MonogramPart&) {
    static constexpr PartRules<theme::MonogramPart> rules{
        .shows = shows_monogram,
        .traits = [](const theme::MonogramPart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_monogram};
    return rules;
}

}  // namespace accolade::slide
