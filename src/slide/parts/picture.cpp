// A picture, cropped to its area round its focus.
#include <algorithm>
#include <cmath>

#include "parts.h"
#include "pictures.h"
#include "slide/report.h"

namespace accolade::slide {
namespace {

constexpr int kSmall = 480;                          // px of the shorter side
constexpr float kBeside = 0.1F;                      // of an area's width
constexpr float kWide = 1.4F;                        // width by height of an area
constexpr float kUpright = 1.1F;                     // height by width of a picture
constexpr float kVeryWide = 1.9F, kNarrowed = 1.3F;  // width by height of an area, and of what is left of it
constexpr float kEnlarged = 1.35F;                   // times, on a screen of 1080 lines: beyond, one sees its pixels

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

float enlarged(const PictureRequest& request, PixelSize size) {
    return request.zoom * std::max(static_cast<float>(request.size.w) / static_cast<float>(size.w),
                                   static_cast<float>(request.size.h) / static_cast<float>(size.h));
}

// How large a picture may be beside what fills its area: one that is small is not blown up, but shown small
// (screen-design.md 4.4).
float share_of(const PartContext& context, const PictureRequest& request, PixelSize size) {
    if (std::min(size.w, size.h) >= kSmall) return 1;
    const float most = kEnlarged * std::max(1.0F, context.px(1) / 10.8F);  // a finer screen has more pixels for one
    return std::min(1.0F, most / enlarged(request, size));
}

// The part of the area that it fills, round where the middle of what matters would be.
Rect shrunk(Rect area, float share, Point aim) {
    const Size size{area.w * share, area.h * share};
    const float x = std::clamp(area.x + area.w * aim.x - size.w / 2, area.x, area.right() - size.w);
    const float y = std::clamp(area.y + area.h * aim.y - size.h / 2, area.y, area.bottom() - size.h);
    return {std::round(x), std::round(y), std::round(size.w), std::round(size.h)};
}

// A wide area that means to show its picture beside its middle: an upright picture would be blown up until a face fills
// the screen and lies under the words. It fills what is alike on both sides of where its focus goes.
Rect beside(const PartContext& context, const std::string& word, Rect area, Point aim) {
    const float off = std::fabs(2 * aim.x - 1);
    const std::string* address = context.word(word);
    const auto size = address == nullptr ? std::nullopt : context.stage.picture_size(*address);
    if (off < kBeside || area.w < kWide * area.h || !size || size->h <= size->w) return area;
    const float left = std::round(area.w * off);
    return {aim.x > 0.5F ? area.x + left : area.x, area.y, area.w - left, area.h};
}

// A very wide area would show of an upright picture a strip, and behead who is on it: it takes what is at the start of
// the area, and leaves the rest to what lies below.
Rect narrowed(const PartContext& context, const std::string& word, Rect area) {
    const std::string* address = context.word(word);
    const auto size = address == nullptr ? std::nullopt : context.stage.picture_size(*address);
    const bool upright = size && static_cast<float>(size->h) > kUpright * static_cast<float>(size->w);
    if (upright && area.w > kVeryWide * area.h) area.w = std::round(kNarrowed * area.h);
    return area;
}

// The most of the area that the picture fills as it is.
Rect contained(const PartContext& context, const std::string& word, Rect area, Point aim) {
    const std::string* address = context.word(word);
    const auto size = address == nullptr ? std::nullopt : context.stage.picture_size(*address);
    if (!size) return area;
    const float ratio = static_cast<float>(size->w) / static_cast<float>(size->h);
    const Size fits{std::round(std::min(area.w, area.h * ratio)), std::round(std::min(area.h, area.w / ratio))};
    return {std::round(area.x + (area.w - fits.w) * aim.x), std::round(area.y + (area.h - fits.h) * aim.y), fits.w,
            fits.h};
}

bool draw_picture(const theme::PicturePart& part, PartContext& context, Rect area) {
    const auto word = word_of(part);
    area = part.whole ? contained(context, word, area, part.aim) : beside(context, word, area, part.aim);
    area = narrowed(context, word, area);
    Path outline = context.outline(part.outline, area);
    const bool disc = part.outline.shape == theme::Shape::disc;  // which may be smaller than its area
    auto request = request_for(context, word_of(part), disc ? bounds(outline) : area, part.aim);
    if (!request) return false;
    request->zoom = part.zoom;
    std::vector<Command> commands;
    const auto size = context.stage.picture_size(request->address);
    const float share = size ? share_of(context, *request, *size) : 1;
    if (size && share < 1) {
        commands.emplace_back(Fill{outline, context.color(part.backing.waiting)});
        outline = context.outline(part.outline, shrunk(disc ? bounds(outline) : area, share, part.aim));
        const float wanted = enlarged(*request, *size);
        const PixelRect small = covering(bounds(outline));
        request->size = {small.w, small.h};
        request->wanted = wanted / enlarged(*request, *size);
    }
    if (!fill_from(context, commands, outline, *request, part.backing)) return false;
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
