// A wall of faces: a tile for each of a team (comp 25).
#include "wall.h"

#include <algorithm>
#include <cmath>

#include "mosaic.h"
#include "parts.h"
#include "people_list.h"
#include "pictures.h"

namespace accolade::slide {
namespace {

constexpr float kZoom = 1.14F, kDiscZoom = 1.22F;
constexpr Point kAim{0.5F, 0.47F};
constexpr float kLettersShare = 0.3F;  // of a tile
constexpr float kReadable = 60;        // Lc, of small letters (screen-design.md 1.3)
constexpr float kLeastRatio = 4.5F;
constexpr float kLargeLetters = 8;  // u: from here on a lesser contrast will do
constexpr std::size_t kMost = 24;   // more are too small to know anybody

bool shows_wall(const theme::WallPart& part, const SlideContext& context) {
    return !people_in(context, part.list).empty();
}

Rect rect_of(const PixelRect& r) {
    return {static_cast<float>(r.x), static_cast<float>(r.y), static_cast<float>(r.w), static_cast<float>(r.h)};
}

// Draws a person into a tile: their photo, or initials on a disc.
std::vector<Command> face_in(const theme::WallPart& part, PartContext& context, const model::Person& person,
                             const WallTile& tile) {
    const Rect area = rect_of(tile.area);
    std::vector<Command> commands{Fill{rectangle(area), context.color(part.inks[tile.ground])}};
    if (has_photo(context, person)) {
        const TileMask mask = part.square ? TileMask::square : tile.mask;
        auto request = request_for_person(context, person, area, kAim);
        request.zoom = mask == TileMask::disc ? kDiscZoom : kZoom;
        if (fill_from(context, commands, mask_path(mask, area), request, part.backing)) {
            if (mask == TileMask::square && tile.accent != WallTile::Accent::none && !part.square)
                commands.emplace_back(
                    Fill{accent_path(tile.accent, area),
                         context.color(tile.accent == WallTile::Accent::left ? part.inks.back() : part.inks.front())});
            return commands;
        }
    }
    // Small letters need a field that they can be read on: where the usual one is none, another of the tiles' colours.
    const float em = area.w * kLettersShare;
    Color field = context.color(part.field);
    const auto ink_on = [&](Color on) { return context.readable(context.color(part.initials), on, em); };
    const auto reads_well = [&](Color on) {
        return std::fabs(apca(ink_on(on), on)) >= kReadable && contrast(ink_on(on), on) >= kLeastRatio;
    };
    if (em < context.px(kLargeLetters) && !reads_well(field)) {
        const Color ground = context.color(part.inks[tile.ground]);
        field = context.color({"surface2", {}, 1});
        for (const auto& other : part.inks)
            if (const Color color = context.color(other); color != ground && reads_well(color)) field = color;
    }
    const Color ink = ink_on(field);
    const bool lost = field == context.color(part.inks[tile.ground]);
    if (!part.square) {
        if (lost) commands = {Fill{rectangle(area), context.color(part.inks[(tile.ground + 1) % part.inks.size()])}};
        commands.emplace_back(Fill{disc(area.center(), area.w / 2), field});
    } else {
        commands = {Fill{rectangle(area), field}};
    }
    if (auto initials = initials_of(context, person.name, part.style, area.center(), area.w, em)) {
        initials->tints = {ink};
        initials->on_dark = on_dark(initials->tints.front());
        commands.emplace_back(std::move(*initials));
    }
    return commands;
}

// A tile for nobody, as the mosaics have them.
std::vector<Command> empty_tile(const theme::WallPart& part, const SlideContext& context, const WallTile& tile,
                                std::size_t i) {
    MosaicSpec spec{tile.area, tile.area.w, {}, hash_of(context.content.id) % 1000U + static_cast<std::uint32_t>(i)};
    for (const auto& ink : part.inks) spec.colors.push_back(context.color(ink));
    const auto fills = mosaic(spec);
    return {fills.begin(), fills.end()};
}

bool draw_wall(const theme::WallPart& part, PartContext& context, Rect area) {
    auto people = people_in(context, part.list);
    if (people.size() > kMost) people.resize(kMost);
    const PixelRect whole = covering(area);
    const auto tiles = wall(whole, static_cast<int>(people.size()), part.inks.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const bool taken = tiles[i].whole && next < people.size();
        auto commands =
            taken ? face_in(part, context, *people[next++], tiles[i]) : empty_tile(part, context, tiles[i], i);
        for (Command& command : commands) {
            if (auto* fill = std::get_if<Fill>(&command)) fill->clip = whole;
        }
        commands = context.on_screen(std::move(commands));
        if (context.part.enter.empty()) {
            context.canvas.to_ground(std::move(commands));
        } else {
            context.canvas.act(context.part.name + "." + std::to_string(i), context.motion(context.part.enter),
                               std::move(commands), static_cast<int>(i));
        }
    }
    return true;
}

}  // namespace

const PartRules<theme::WallPart>& rules_of(const theme::WallPart&) {
    static constexpr PartRules<theme::WallPart> rules{
        .shows = shows_wall,
        .traits = [](const theme::WallPart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_wall};
    return rules;
}

}  // namespace accolade::slide
