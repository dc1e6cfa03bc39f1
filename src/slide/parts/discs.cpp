// Forms one inside the other, from the largest: on the ground, and known to whoever makes them grow.
#include <algorithm>

#include "parts.h"
#include "shapes.h"

namespace accolade::slide {
namespace {

Path form_of(theme::DiscForm form, Point c, float radius, bool turned) {
    const Rect box{c.x - radius, c.y - radius, 2 * radius, 2 * radius};
    switch (form) {
        case theme::DiscForm::disc:
            return disc(c, radius);
        case theme::DiscForm::square:
            return rectangle(box);
        case theme::DiscForm::leaf:
            return rounded(box, turned ? Corners{0, radius, 0, radius} : Corners{radius, 0, radius, 0});
    }
    return {};
}

bool draw_discs(const theme::DiscsPart& part, PartContext& context, Rect area) {
    if (context.turned) area.x = context.width() - area.right();
    auto radii = part.radii;
    std::vector<std::size_t> order(radii.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return radii[a] > radii[b]; });
    std::vector<Command> commands;
    for (const auto i : order) {
        const Color color = context.color(part.inks[std::min(i, part.inks.size() - 1)]);
        const float radius = context.px(radii[i]);
        Disc one{form_of(part.form, area.center(), radius, context.turned), area.center(), radius, color};
        commands.emplace_back(Fill{one.path, color});
        context.canvas.grow(std::move(one));
    }
    context.canvas.to_ground(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::DiscsPart>& rules_of(const theme::DiscsPart&) {
    static constexpr PartRules<theme::DiscsPart> rules{
        .shows = [](const theme::DiscsPart& part, const SlideContext&) { return !part.radii.empty(); },
        .traits = [](const theme::DiscsPart&) { return Traits{.bleeds = true}; },
        .draw = draw_discs};
    return rules;
}

}  // namespace accolade::slide
