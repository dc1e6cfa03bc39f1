// Circles round a portrait, and years as the segments of one (comps 04 and 18).
#include "rings.h"

#include <algorithm>
#include <charconv>
#include <numbers>

#include "parts.h"

namespace accolade::slide {
namespace {

bool shows_rings(const theme::RingsPart& part, const SlideContext& context) {
    return part.segments.empty() || context.number(part.segments).value_or(0) > 0;
}

Color ink_of(const theme::RingsPart& part, const SlideContext& context, std::size_t i) {
    if (part.inks.empty()) return context.color(theme::Ink{"accent", {}, 1});
    return context.color(part.inks[std::min(i, part.inks.size() - 1)]);
}

bool draw_rings(const theme::RingsPart& part, PartContext& context, Rect area) {
    if (part.radii.empty()) return false;
    const float held = std::min(area.w, area.h) / 2, width = context.px(part.width);
    const auto radius = [&](float outside) { return std::max(width, held + context.px(outside)); };
    const float largest = radius(*std::max_element(part.radii.begin(), part.radii.end()));
    const Point center = area.center();
    const Rect all{center.x - largest, center.y - largest, 2 * largest, 2 * largest};
    const int segments = part.segments.empty() ? 1 : context.number(part.segments).value_or(1);
    std::vector<Command> commands;
    if (part.inside) {
        const float innermost = radius(*std::min_element(part.radii.begin(), part.radii.end()));
        Fill inside{disc(center, innermost), context.color(*part.inside)};
        // The ground of a celebration stays longer than what stands on it: no hole is left where a face was.
        if (context.content.kind == "celebration") {
            commands.emplace_back(std::move(inside));
        } else {
            context.canvas.to_ground(context.on_screen({std::move(inside)}));
        }
    }
    for (std::size_t i = 0; i < part.radii.size(); ++i) {
        const Paint paint = part.fill ? context.paint(*part.fill, all) : Paint{ink_of(part, context, i)};
        for (auto& segment :
             ring_segments(center, radius(part.radii[i]), width, segments, part.gap * std::numbers::pi_v<float> / 180))
            commands.emplace_back(Fill{std::move(segment), paint});
    }
    const bool lights = segments > 1 && !context.part.enter.empty();
    if (!lights) {
        context.add(std::move(commands));
        return true;
    }
    context.canvas.act(context.part.name, context.motion(context.part.enter), context.on_screen(std::move(commands)), 0)
        .change = InOrder{};
    return true;
}

}  // namespace

const PartRules<theme::RingsPart>& rules_of(const theme::RingsPart&) {
    static constexpr PartRules<theme::RingsPart> rules{
        .shows = shows_rings,
        .traits = [](const theme::RingsPart&) { return Traits{.bleeds = true}; },
        .draw = draw_rings};
    return rules;
}

}  // namespace accolade::slide
