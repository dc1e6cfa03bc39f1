// Logo, house mark or initial, and the name beside it. It stands on every slide, so it changes corners
// (screen-design.md 1.6).
#include <algorithm>
#include <cmath>

#include "ground.h"
#include "mirror.h"
#include "parts.h"
#include "shapes.h"
#include "text/initials.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kWide = 6;             // times as wide as the mark is high: from there on a logo is very wide
constexpr float kLeastHeight = 0.62F;  // of the mark's, of such a logo
constexpr float kCardPad = 0.9F, kCardRound = 0.8F, kNameRoom = 8;  // u
constexpr float kLost = 0.4F;                                       // of a logo, that may be lost on its ground
constexpr float kSameGround = 1.04F;                                // contrast below which two grounds are one
constexpr float kSameTile = 1.25F;                                  // the same for an initial's tile
constexpr float kDark = 0.18F;  // luminance of a ground for which there may be another logo

bool shows_brand(const theme::BrandPart& part, const SlideContext& context) {
    // A logo needs no name beside it.
    return context.has_words(part.name) || context.words(part.logo) || context.words(part.logo_dark);
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

// How large a logo is: as high as the mark, until it is very wide; then wider, so that it can still be read.
Size size_of_logo(float mark, PixelSize picture, float room) {
    const float ratio = static_cast<float>(picture.w) / static_cast<float>(picture.h);
    const float width = std::min({mark * ratio, std::max(mark * kWide, mark * kLeastHeight * ratio), room});
    return {std::round(width), std::max(1.0F, std::round(width / ratio))};
}

// What lies under a place of the screen, as it is drawn so far.
Color ground_at(const PartContext& context, Rect place) {
    if (context.turned) place.x = context.width() - place.right();
    return ground_under(context.canvas.since({}), place).value_or(context.color({"bg", {}, 1}));
}

// The card under a logo that would be lost on its ground, or was saved with one of its own; nothing where it needs
// none.
std::optional<Color> card_for(const PartContext& context, const Bitmap& logo, Color ground) {
    if (const auto own = flat_edge(logo)) {
        if (contrast(*own, ground) < kSameGround) return std::nullopt;
        return own;
    }
    if (logo.opaque) return std::nullopt;  // a photo, more or less
    float least = lost_on(logo, ground);
    if (least < kLost) return std::nullopt;
    std::optional<Color> best;
    for (const char* name : {"surface", "bg", "ink"}) {
        const Color card = context.color({name, {}, 1});
        const float lost = lost_on(logo, card);
        if (lost < least - 0.01F) best = card, least = lost;
        if (least < kLost / 2) break;
    }
    return best;
}

float draw_logo(PartContext& context, Drawn& commands, Rect box, const std::string& address, Size size, Color ground) {
    Rect at{box.x, std::round(box.y + (box.w - size.h) / 2), size.w, size.h};
    const Photo photo = context.stage.pictures(
        {address, {static_cast<int>(at.w), static_cast<int>(at.h)}, {0.5F, 0.5F}, {0.5F, 0.5F}, 1});
    if (photo.coming) context.canvas.say_waiting();
    if (!photo.picture) return at.w + context.px(1.5F);
    float width = at.w;
    if (const auto card = card_for(context, *photo.picture, ground)) {
        const float pad = std::round(context.px(kCardPad)), r = context.px(kCardRound);
        at.x += pad;
        width += 2 * pad;
        commands.emplace_back(Fill{rounded(inset(at, -pad), {r, r, r, r}), *card});
    }
    commands.emplace_back(
        Fill{rectangle(at), PicturePaint{photo.picture, static_cast<int>(at.x), static_cast<int>(at.y)}});
    return width + context.px(1.5F);
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

// The initial in a quarter-disc tile (screen-design.md 4.5). On a panel of the tile's own colour the two change places.
float draw_initial(const theme::BrandPart& part, PartContext& context, Drawn& commands, Rect box,
                   const std::string& name) {
    const Path tile = outline(theme::Shape::quarter, theme::Corner::top_right, 0, box);
    Color field = context.color(part.field), initial = context.color(part.initial);
    if (contrast(field, ground_at(context, box)) < kSameTile) std::swap(field, initial);
    commands.emplace_back(Fill{upright(context, tile, box), field});
    auto laid = lay(context, {{text::initials(name, text::Initials::first)}}, part.monogram, {box.w, 0},
                    {.align = theme::Align::center});
    if (laid) {
        laid->tints = {initial};
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
    const auto usable = [&](const std::optional<std::string>& address) {
        const auto there = address ? context.stage.picture_size(*address) : std::nullopt;
        return there && there->w > 0 && there->h > 0 ? there : std::nullopt;
    };
    const auto usual = house ? std::nullopt : usable(logo);
    const auto of_dark = context.words(part.logo_dark);
    const auto dark = usable(of_dark);
    float x = area.x;
    if (usual || dark) {
        const auto place = size_of_logo(size, usual ? *usual : *dark, area.w);
        const float from = part.align == theme::Align::end ? area.right() - place.w : box.x;
        const Color ground = ground_at(context, {from, box.y, place.w, size});
        const bool other = dark && (!usual || luminance(ground) < kDark);
        const auto fitted = size_of_logo(size, other ? *dark : *usual, area.w);
        x += draw_logo(context, commands, box, (other ? of_dark : logo).value_or(""), fitted, ground);
    } else if (house) {
        x += draw_mark(part, context, commands, box);
    } else if (name) {
        x += draw_initial(part, context, commands, box, *name);
    }
    const bool room = area.right() - x >= context.px(kNameRoom) || !(usual || dark);
    if (name && room) {
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
