// The way to a target, and its percentage.
#include "slide/gauge.h"

#include <algorithm>
#include <cmath>

#include "mirror.h"
#include "parts.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

bool shows_gauge(const theme::GaugePart&, const SlideContext& context) {
    const auto* item = context.item();
    return item != nullptr && item->counter && item->counter->target;
}

GaugeSpec spec_of(const theme::GaugePart& part, const SlideContext& context, Rect area) {
    const model::Counter counter = context.item()->counter.value_or(model::Counter{});
    const double start = counter.start ? counter.start->value : 0,
                 span = (counter.target ? counter.target->value : 0) - start;
    GaugeSpec spec;
    spec.ring = part.gauge == theme::Gauge::ring;
    // The horizon spans the screen; a ring stands at one side of it.
    spec.area = spec.ring && context.turned ? mirrored(area, context.width()) : area;
    spec.unit = context.unit;
    // A narrow screen has a nearer horizon: 96 u on an upright one (screen-design.md 4.2).
    spec.radius = std::min(context.px(part.radius), area.w * 0.96F);
    // A very wide one has a farther horizon, or its ends would sink out of sight.
    const float sag = context.px(30.6F), half = area.w / 2;
    spec.radius = std::max(spec.radius, (half * half + sag * sag) / (2 * sag));
    spec.peak = area.y + context.px(part.peak);
    spec.fraction = span == 0 ? 1 : static_cast<float>(std::clamp((context.content.counter - start) / span, 0.0, 1.0));
    for (const auto& ink : part.inks) spec.ramp.push_back(context.color(ink));
    spec.unlit = context.color(part.line);
    spec.rest = context.color(part.rest);
    spec.marker_ink = context.color(part.eye);
    return spec;
}

GaugeGround ground_of(const theme::GaugePart& part, const SlideContext& context) {
    GaugeGround under;
    under.halo = context.color(part.halo);
    under.glow = context.color(part.glow);
    if (!part.fill) return under;
    if (const auto* linear = std::get_if<theme::LinearFill>(&*part.fill)) {
        for (const auto& stop : linear->stops) under.planet.push_back(context.color(stop.ink));
    } else if (const auto* ink = std::get_if<theme::Ink>(&*part.fill)) {
        under.planet = {context.color(*ink)};
    }
    return under;
}

// Where the percentage stands: inside the arc, or above it where words stand inside.
Point label_place(const GaugeSpec& spec, const SlideContext& context, Size label) {
    const Point inside = gauge_label(spec, LabelSide::inside, label);
    const Rect there{inside.x - context.px(5), inside.y - context.px(2.5F), context.px(10), context.px(5)};
    const bool taken = std::any_of(context.areas.begin(), context.areas.end(), [&](const auto& area) {
        const theme::Part* other = context.layout.part(area.first);
        return other != nullptr && traits_of(*other).words && meet(area.second, there);
    });
    return taken ? gauge_label(spec, LabelSide::above, label) : inside;
}

// A gauge is a scale of numbers: it is not turned over where words are read from the right.
bool draw_gauge(const theme::GaugePart& part, PartContext& context, Rect area) {
    const GaugeSpec spec = spec_of(part, context, area);
    const theme::Part& self = context.part;
    if (!spec.ring) {
        for (auto& fill : gauge_ground(spec, ground_of(part, context))) context.canvas.to_ground({std::move(fill)});
    }
    std::vector<Command> commands;
    for (auto& fill : gauge(spec, 1)) commands.emplace_back(std::move(fill));
    const theme::Motion motion = context.motion(self.enter);
    context.canvas.act(self.name, motion, std::move(commands), 0).change = Filling{spec};
    const auto label = context.words(part.label);
    if (spec.ring || part.style.empty() || !label) return true;
    if (auto laid = lay(context, {{*label}}, part.style, {context.px(18), 0}, {.align = theme::Align::center})) {
        const Point at = label_place(spec, context, {laid->block.width, laid->block.height});
        context.canvas.act(self.name + ".label", motion,
                           {letters(*laid, {at.x - context.px(9), std::round(at.y - laid->block.height / 2)})}, 1);
    }
    return true;
}

}  // namespace

const PartRules<theme::GaugePart>& rules_of(const theme::GaugePart&) {
    static constexpr PartRules<theme::GaugePart> rules{
        .shows = shows_gauge,
        .traits = [](const theme::GaugePart& part) { return Traits{.bleeds = part.gauge == theme::Gauge::horizon}; },
        .draw = draw_gauge};
    return rules;
}

}  // namespace accolade::slide
