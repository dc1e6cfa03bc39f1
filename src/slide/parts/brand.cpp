// Logo, house mark or initial, and the name beside it. It stands on every slide, so it changes corners
// (screen-design.md 1.6).
#include <algorithm>
#include <cmath>

#include "mirror.h"
#include "parts.h"
#include "shapes.h"
#include "text/initials.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

bool shows_brand(const theme::BrandPart& part, const SlideContext& context) {
    return context.has_words(part.name) || context.words(part.logo);  // which needs no name beside it
}

float height(const theme::BrandPart& part, const SlideContext& context, float) {
    return context.px(part.size);
}

// What of it is painted, without the air that bounds_of() leaves round it.
Rect ink_of(const Command& command) {
    if (const auto* fill = std::get_if<Fill>(&command)) return bounds(fill->path);
    const auto& words = std::get<Letters>(command);
    const Rect ink = words.block.ink;
    return {words.at.x + ink.x, words.at.y + ink.y, ink.w, ink.h};
}

// Each draws into `box`, a square, and says how wide it became with the space after it; 0 if it is not available.
using Drawn = std::vector<Command>;

float draw_logo(PartContext& context, Drawn& commands, Rect box, const std::string& address, PixelSize picture) {
    const float wide = static_cast<float>(picture.w), high = static_cast<float>(picture.h);
    const float width = std::min(box.w * wide / high, box.w * 6), height = width * high / wide;
    const Rect at{box.x, std::round(box.y + (box.w - height) / 2), std::round(width), std::round(height)};
    const Photo photo = context.stage.pictures(
        {address, {static_cast<int>(at.w), static_cast<int>(at.h)}, {0.5F, 0.5F}, {0.5F, 0.5F}, 1});
    if (photo.coming) context.canvas.say_waiting();
    if (photo.picture) {
        commands.emplace_back(
            Fill{rectangle(at), PicturePaint{photo.picture, static_cast<int>(at.x), static_cast<int>(at.y)}});
    }
    return at.w + context.px(1.5F);
}

// A mark is never turned over: once more is back again.
Path upright(const SlideContext& context, Path path, Rect box) {
    return context.turned ? mirrored(std::move(path), box.x + box.right()) : path;
}

float draw_mark(const theme::BrandPart& part, PartContext& context, Drawn& commands, Rect box) {
    const MarkPaths paths = mark(box);
    commands.emplace_back(Fill{upright(context, paths.bar, box), context.color(part.inks[0])});
    commands.emplace_back(Fill{upright(context, paths.quarter, box), context.color(part.inks[1])});
    commands.emplace_back(Fill{upright(context, paths.dot, box), context.color(part.inks[2])});
    return box.w + context.px(1.7F);
}

// The initial in a quarter-disc tile (screen-design.md 4.5).
float draw_initial(const theme::BrandPart& part, PartContext& context, Drawn& commands, Rect box,
                   const std::string& name) {
    const Path tile = outline(theme::Shape::quarter, theme::Corner::top_right, 0, box);
    commands.emplace_back(Fill{upright(context, tile, box), context.color(part.field)});
    auto laid = lay(context, {{text::initials(name, text::Initials::first)}}, part.monogram, {box.w, 0},
                    {.align = theme::Align::center});
    if (laid) {
        laid->tints = {context.color(part.initial)};
        commands.emplace_back(
            letters(*laid, {box.x - context.px(0.3F), std::round(box.y + (box.w - laid->block.height) / 2)}));
    }
    return box.w + context.px(1.7F);
}

// Its right edge on that of the area. Pictures lie on whole pixels.
Drawn moved_to_end(Drawn commands, Rect area) {
    Rect all;
    for (const Command& command : commands) all = united(all, ink_of(command));
    const float by = std::round(area.right() - all.right());
    for (Command& command : commands) {
        if (auto* words = std::get_if<Letters>(&command)) {
            words->at.x += by;
            continue;
        }
        auto& fill = std::get<Fill>(command);
        fill.path = moved(std::move(fill.path), {by, 0});
        if (auto* picture = std::get_if<PicturePaint>(&fill.paint)) picture->x += static_cast<int>(by);
    }
    return commands;
}

bool draw_brand(const theme::BrandPart& part, PartContext& context, Rect area) {
    std::vector<Command> commands;
    const float size = std::round(context.px(part.size));
    const Rect box{std::round(area.x), std::round(area.y), size, size};
    const auto logo = context.words(part.logo), name = context.words(part.name);
    const bool house = logo == std::string(model::kHouseMark);
    const auto picture = logo && !house ? context.stage.picture_size(*logo) : std::nullopt;
    float x = area.x;
    if (picture && picture->h > 0) {
        x += draw_logo(context, commands, box, *logo, *picture);
    } else if (house) {
        x += draw_mark(part, context, commands, box);
    } else if (name) {
        x += draw_initial(part, context, commands, box, *name);
    }
    if (name) {
        if (auto laid = lay(context, {{*name}}, part.style, {area.right() - x, 0}))
            commands.emplace_back(letters(*laid, {x, std::round(box.y + (size - laid->block.height) / 2)}));
    }
    if (part.align == theme::Align::end) commands = moved_to_end(std::move(commands), area);
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::BrandPart>& rules_of(const theme::BrandPart&) {
    static constexpr PartRules<theme::BrandPart> rules{
        .shows = shows_brand,
        .traits = [](const theme::BrandPart&) { return Traits{.corner = InCorner::moves}; },
        .height = height,
        .draw = draw_brand};
    return rules;
}

}  // namespace accolade::slide
