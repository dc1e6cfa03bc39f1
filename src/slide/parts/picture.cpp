// A picture, cropped to its area round its focus.
#include <algorithm>

#include "parts.h"
#include "pictures.h"
#include "slide/report.h"

namespace accolade::slide {
namespace {

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

bool draw_picture(const theme::PicturePart& part, PartContext& context, Rect area) {
    const Path outline = context.outline(part.outline, area);
    const bool disc = part.outline.shape == theme::Shape::disc;  // which may be smaller than its area
    auto request = request_for(context, word_of(part), disc ? bounds(outline) : area, part.aim);
    if (request) request->zoom = part.zoom;
    std::vector<Command> commands;
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
