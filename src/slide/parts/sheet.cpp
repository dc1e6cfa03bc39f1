// A printed issue: its cover, on the pages behind it.
#include "sheet.h"

#include "parts.h"

namespace accolade::slide {
namespace {

bool draw_sheet(const theme::SheetPart& part, PartContext& context, Rect area) {
    const SheetSpec spec{area, context.unit, context.color(part.paper), context.color(part.line),
                         part.shadow ? context.color(*part.shadow) : Color{0, 0, 0, 0}};
    std::vector<Command> commands;
    for (auto& fill : pages_below(spec)) commands.emplace_back(std::move(fill));
    commands.emplace_back(Fill{rectangle(area), context.paint(part.fill, area)});
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::SheetPart>& rules_of(const theme::SheetPart&) {
    static constexpr PartRules<theme::SheetPart> rules{
        .traits = [](const theme::SheetPart&) { return Traits{.bleeds = true, .solid = true}; }, .draw = draw_sheet};
    return rules;
}

}  // namespace accolade::slide
