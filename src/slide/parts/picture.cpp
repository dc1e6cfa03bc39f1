// A picture, cropped to its area round its focus.
#include <algorithm>

#include "parts.h"
#include "pictures.h"
#include "slide/report.h"

namespace accolade::slide {
namespace {

constexpr int kSmall = 480;        // px of the shorter side
constexpr float kEnlarged = 2.0F;  // times: more, and its pixels are seen from where people stand

std::string word_of(const theme::PicturePart& part) {
    const auto names = theme::names_in(part.words);
    return names.empty() ? "" : names.front();
}

bool shows_picture(const theme::PicturePart& part, const SlideContext& context) {
    const std::string* address = context.word(word_of(part));
    if (address == nullptr) return false;
    const auto size = context.stage.picture_size(*address);
    return size && std::min(size->w, size->h) >= kSmallestPicture;
}

// How much of its area a picture fills: one that is small is not blown up, but shown small (screen-design.md 4.4).
float share_of(const PartContext& context, const PictureRequest& request) {
    const auto size = context.stage.picture_size(request.address);
    if (!size || std::min(size->w, size->h) >= kSmall) return 1;
    const float scale = request.zoom * std::max(static_cast<float>(request.size.w) / static_cast<float>(size->w),
                                                static_cast<float>(request.size.h) / static_cast<float>(size->h));
    // What one pixel of it is on a screen of 1080 lines: finer screens have more for the same.
    const float most = kEnlarged * std::max(1.0F, context.px(1) / 10.8F);
    return scale <= most ? 1 : most / scale;
}

bool draw_picture(const theme::PicturePart& part, PartContext& context, Rect area) {
    const Path outline = context.outline(part.outline, area);
    const bool disc = part.outline.shape == theme::Shape::disc;  // which may be smaller than its area
    auto request = request_for(context, word_of(part), disc ? bounds(outline) : area, part.aim);
    if (request) request->zoom = part.zoom;
    std::vector<Command> commands;
    if (request) {
        if (const float share = share_of(context, *request); share < 1) {
            commands.emplace_back(Fill{outline, context.color(part.backing.waiting)});
            const Rect all = bounds(outline);
            area = {all.center().x - all.w * share / 2, all.center().y - all.h * share / 2, all.w * share,
                    all.h * share};
            const PixelRect cover = covering(area);
            request->size = {cover.w, cover.h};
            area = {static_cast<float>(cover.x), static_cast<float>(cover.y), static_cast<float>(cover.w),
                    static_cast<float>(cover.h)};
            const Path small = context.outline(part.outline, area);
            if (!fill_from(context, commands, small, *request, part.backing)) return false;
            context.add(std::move(commands));
            return true;
        }
    }
    if (!request || !fill_from(context, commands, outline, *request, part.backing)) return false;
    context.add(std::move(commands));
    return true;
}

}  // namespace

const PartRules<theme::PicturePart>& rules_of(const theme::PicturePart&) {
    static constexpr PartRules<theme::PicturePart> rules{
        .shows = shows_picture,
        .traits = [](const theme::PicturePart&) { return Traits{.bleeds = true, .solid = true}; },
        .draw = draw_picture};
    return rules;
}

}  // namespace accolade::slide
