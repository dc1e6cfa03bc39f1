#include "canvas.h"

#include <algorithm>
#include <memory>

namespace accolade::slide {
namespace {

PixelRect bounds_of_all(const std::vector<Command>& commands, PixelSize screen) {
    Rect all;
    for (const Command& command : commands) all = united(all, bounds_of(command));
    return intersection(covering(all), {0, 0, screen.w, screen.h});
}

}  // namespace

void Canvas::to_ground(std::vector<Command> commands) {
    std::move(commands.begin(), commands.end(), std::back_inserter(ground_));
}

Actor& Canvas::act(std::string name, theme::Motion motion, std::vector<Command> commands, int order) {
    auto drawing = std::make_shared<Drawing>();
    drawing->bounds = bounds_of_all(commands, slide_.size);
    drawing->commands = std::move(commands);
    slide_.actors.push_back({std::move(name), std::move(drawing), motion, order, {}});
    return slide_.actors.back();
}

std::vector<Command> Canvas::since(Mark mark) const {
    std::vector<Command> later(ground_.begin() + static_cast<std::ptrdiff_t>(mark.ground), ground_.end());
    for (std::size_t i = mark.actors; i < slide_.actors.size(); ++i) {
        const auto& commands = slide_.actors[i].drawing->commands;
        later.insert(later.end(), commands.begin(), commands.end());
    }
    return later;
}

void Canvas::take_back(Mark mark) {
    ground_.erase(ground_.begin() + static_cast<std::ptrdiff_t>(mark.ground), ground_.end());
    slide_.actors.erase(slide_.actors.begin() + static_cast<std::ptrdiff_t>(mark.actors), slide_.actors.end());
    slide_.parts.erase(slide_.parts.begin() + static_cast<std::ptrdiff_t>(mark.parts), slide_.parts.end());
}

void Canvas::is_part(std::string name, std::string_view what, Rect area, Mark since) {
    slide_.parts.push_back(
        {std::move(name), std::string(what), area, since.ground, ground_.size(), since.actors, slide_.actors.size()});
}

std::vector<const Command*> Canvas::commands_of(const PlacedPart& part) const {
    std::vector<const Command*> commands;
    for (std::size_t i = part.ground_from; i < part.ground_to; ++i) commands.push_back(&ground_[i]);
    for (std::size_t i = part.actors_from; i < part.actors_to; ++i)
        for (const auto& command : slide_.actors[i].drawing->commands) commands.push_back(&command);
    return commands;
}

bool Canvas::words_in(Rect rect, Mark until) const {
    const auto meets = [&](const Command& command) {
        return std::holds_alternative<Letters>(command) && meet(bounds_of(command), rect);
    };
    const auto ground = ground_.begin() + static_cast<std::ptrdiff_t>(until.ground);
    const auto actors = slide_.actors.begin() + static_cast<std::ptrdiff_t>(until.actors);
    return std::any_of(ground_.begin(), ground, meets) ||
           std::any_of(slide_.actors.begin(), actors, [&](const Actor& actor) {
               return std::any_of(actor.drawing->commands.begin(), actor.drawing->commands.end(), meets);
           });
}

// A tile that the ground has something over cannot turn beneath it.
void Canvas::leave_covered_tiles_out() {
    if (!slide_.tiles) return;
    Tiles& tiles = *slide_.tiles;
    const auto last = std::find(ground_.rbegin(), ground_.rend(), Command{tiles.fills.back()});
    std::vector<PixelRect> above;
    for (auto it = ground_.rbegin(); it != last; ++it) above.push_back(covering(bounds_of(*it)));
    std::erase_if(tiles.fills, [&](const Fill& fill) {
        const PixelRect tile = tiles.tile_of(fill);
        return std::any_of(above.begin(), above.end(),
                           [&](const PixelRect& box) { return !intersection(box, tile).empty(); });
    });
}

Slide Canvas::finish() {
    leave_covered_tiles_out();
    auto ground = std::make_shared<Drawing>();
    ground->bounds = {0, 0, slide_.size.w, slide_.size.h};
    ground->commands = std::move(ground_);
    ground->opaque = true;
    slide_.ground = std::move(ground);
    return std::move(slide_);
}

Rect bounds_of(const Fill& fill) {
    return inset(bounds(fill.path), -1);
}

Rect bounds_of(const Letters& letters) {
    const Rect ink = letters.block.ink;
    return inset({letters.at.x + ink.x, letters.at.y + ink.y, ink.w, ink.h}, -2);
}

Rect bounds_of(const Command& command) {
    return std::visit([](const auto& one) { return bounds_of(one); }, command);
}

bool meet(Rect a, Rect b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace accolade::slide
