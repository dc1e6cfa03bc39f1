// What stands in the corners of every slide: the brand, the clock and the dashes of progress, and how they change
// places so that no pixel shows them all year (screen-design.md 1.6, 4.1).
#include <algorithm>
#include <cmath>

#include "builder.h"
#include "mirror.h"
#include "shapes.h"
#include "text/initials.h"

namespace accolade::slide {
namespace {

using theme::What;

bool meet(Rect a, Rect b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool solid(const theme::Part& part) {
    return part.what == What::picture || part.what == What::figure || part.what == What::figures ||
           part.what == What::shape || part.what == What::people || part.what == What::mosaic;
}

}  // namespace

bool Builder::moves_to_other_corner(const theme::Part& part) const {
    if (part.what == What::brand) return true;
    const auto names = theme::names_in(part.words);
    return part.what == What::text && std::find(names.begin(), names.end(), "clock") != names.end();
}

bool Builder::crowded(Rect rect, std::size_t ground, std::size_t actors) const {
    const auto meets = [&](const Command& command) {
        return std::holds_alternative<Letters>(command) && meet(bounds_of(command), rect);
    };
    return std::any_of(ground_.begin(), ground_.begin() + static_cast<std::ptrdiff_t>(ground), meets) ||
           std::any_of(slide_.actors.begin(), slide_.actors.begin() + static_cast<std::ptrdiff_t>(actors),
                       [&](const Actor& actor) {
                           return std::any_of(actor.drawing->commands.begin(), actor.drawing->commands.end(), meets);
                       });
}

bool Builder::same_ground(Rect a, Rect b) const {
    return std::all_of(areas_.begin(), areas_.end(), [&](const auto& area) {
        const theme::Part* part = design_.part(area.first);
        if (part == nullptr || !solid(*part)) return true;
        const Rect there = from_right_ ? mirrored(area.second, static_cast<float>(stage_.size.w)) : area.second;
        return meet(there, a) == meet(there, b);
    });
}

// All of them go to the other corners, or none does: where one is not free they stay, rather than crowd anything.
void Builder::put_corners() {
    const auto ground = static_cast<std::ptrdiff_t>(ground_.size());
    const auto actors = static_cast<std::ptrdiff_t>(slide_.actors.size());
    const auto draw_all = [&] {
        for (const auto& [part, area] : movers_) draw(*part, area);
    };
    turned_ = !from_right_;
    draw_all();
    turned_ = from_right_;
    std::vector<Command> moved(ground_.begin() + ground, ground_.end());
    for (auto actor = slide_.actors.begin() + actors; actor != slide_.actors.end(); ++actor)
        moved.insert(moved.end(), actor->drawing->commands.begin(), actor->drawing->commands.end());
    const bool free = std::all_of(moved.begin(), moved.end(), [&](const Command& command) {
        const Rect there = bounds_of(command);
        return !crowded(inset(there, -px(2)), static_cast<std::size_t>(ground), static_cast<std::size_t>(actors)) &&
               same_ground(there, mirrored(there, static_cast<float>(stage_.size.w)));
    });
    if (free) return;
    ground_.erase(ground_.begin() + ground, ground_.end());
    slide_.actors.erase(slide_.actors.begin() + actors, slide_.actors.end());
    draw_all();
}

void Builder::put_brand(const theme::Part& part, Rect area) {
    std::vector<Command> commands;
    const float size = std::round(px(part.size));
    float x = area.x;
    const Rect box{std::round(x), std::round(area.y), size, size};
    // A mark is never turned over: once more is back again.
    const auto upright = [&](Path path) { return turned_ ? mirrored(std::move(path), box.x + box.right()) : path; };
    const auto logo = content_.words.find("brand.logo");
    const auto name = content_.words.find("brand.name");
    const auto picture = logo != content_.words.end() && logo->second != model::kHouseMark
                             ? stage_.picture_size(logo->second)
                             : std::nullopt;
    if (picture && picture->h > 0) {
        const float width = std::min(size * static_cast<float>(picture->w) / static_cast<float>(picture->h), size * 6);
        const float height = width * static_cast<float>(picture->h) / static_cast<float>(picture->w);
        const Rect at{box.x, std::round(box.y + (size - height) / 2), std::round(width), std::round(height)};
        const Photo photo = stage_.pictures(
            {logo->second, {static_cast<int>(at.w), static_cast<int>(at.h)}, {0.5F, 0.5F}, {0.5F, 0.5F}, 1});
        if (photo.coming) slide_.waiting = true;
        if (photo.picture) {
            commands.emplace_back(
                Fill{rectangle(at), PicturePaint{photo.picture, static_cast<int>(at.x), static_cast<int>(at.y)}});
        }
        x += at.w + px(1.5F);
    } else if (logo != content_.words.end() && logo->second == model::kHouseMark) {
        const MarkPaths paths = mark(box);
        const auto ink = [&](std::size_t i, const char* otherwise) {
            return part.inks.size() > i ? color(part.inks[i]) : named(otherwise);
        };
        commands.emplace_back(Fill{upright(paths.bar), ink(0, "accent")});
        commands.emplace_back(Fill{upright(paths.quarter), ink(1, "deep")});
        commands.emplace_back(Fill{upright(paths.dot), ink(2, "bg")});
        x += size + px(1.7F);
    } else if (name != content_.words.end()) {
        // No logo: the initial in a quarter-disc tile (screen-design.md 4.5).
        commands.emplace_back(
            Fill{upright(outline(theme::Shape::quarter, theme::Corner::top_right, 0, box)), named("accent")});
        auto laid = lay({{text::initials(name->second, text::Initials::first)}}, "brand", {size, 0}, nullptr, 0,
                        theme::Align::center);
        if (laid) {
            laid->tints = {named("accent_ink")};
            commands.emplace_back(
                letters(*laid, {box.x - px(0.3F), std::round(box.y + (size - laid->block.height) / 2)}));
        }
        x += size + px(1.7F);
    }
    if (name != content_.words.end()) {
        if (auto laid = lay({{name->second}}, part.style.empty() ? "brand" : part.style, {area.right() - x, 0})) {
            commands.emplace_back(letters(*laid, {x, std::round(box.y + (size - laid->block.height) / 2)}));
        }
    }
    add(part, std::move(commands));
}

void Builder::put_progress(const theme::Part& part, Rect area) {
    const float gap = px(0.8F), short_dash = px(2.2F), long_dash = px(6),
                height = std::max(2.0F, std::round(px(0.45F)));
    const float width = static_cast<float>(content_.count - 1) * (short_dash + gap) + long_dash;
    const float y = std::round(area.bottom() - height);
    const float left = area.x, middle = area.x + (area.w - width) / 2, right = area.right() - width;
    std::vector<float> places{left, right};
    if (part.align == theme::Align::center) places = {middle};
    if (part.align == theme::Align::end) places = {right, left};
    if (stage_.corners == Arrangement::opposite) std::reverse(places.begin(), places.end());
    // In the corner that words left empty; rather not at all than crowd anything (screen-design.md 4.1).
    const auto free = std::find_if(places.begin(), places.end(), [&](float at) {
        const Rect place{at - px(1), y - px(1), width + px(2), height + px(2)};
        return !crowded(turned_ ? mirrored(place, static_cast<float>(stage_.size.w)) : place, ground_.size(),
                        slide_.actors.size());
    });
    if (free == places.end()) return;
    float x = *free;
    std::vector<Command> commands;
    for (int i = 0; i < content_.count; ++i) {
        const bool now = i == content_.position;
        const float w = now ? long_dash : short_dash, r = height / 2;
        const char* ink = now ? "accent" : i < content_.position ? "ink2" : "line";
        commands.emplace_back(Fill{rounded({std::round(x), y, std::round(w), height}, {r, r, r, r}), named(ink)});
        x += w + gap;
    }
    add(part, std::move(commands));
}

}  // namespace accolade::slide
