#include "pictures.h"

#include <cmath>

#include "mosaic.h"
#include "text/initials.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kFaceZoom = 1.55F;          // a head is to fill about half of the circle (4.4)
constexpr model::Focus kFace{0.5F, 0.38F};  // where a face is in most photos of people

std::optional<model::Focus> focus_of(const model::Item& item, const std::string& word) {
    if (word == "image") return item.focus;
    if (word == "from.photo") return item.from && item.from->focus ? item.from->focus : kFace;
    if (word == "person.photo")
        return !item.people.empty() && item.people.front().focus ? item.people.front().focus : kFace;
    return std::nullopt;
}

}  // namespace

std::optional<PictureRequest> request_for(const SlideContext& context, const std::string& word, Rect area, Point aim) {
    const std::string* address = context.word(word);
    if (address == nullptr) return std::nullopt;
    if (context.turned) aim.x = 1 - aim.x;  // the frame is turned over, the picture is not
    const PixelRect cover = covering(area);
    PictureRequest request{*address, {cover.w, cover.h}, {0.5F, 0.5F}, aim, 1};
    if (context.item() == nullptr) return request;
    if (const auto focus = focus_of(*context.item(), word)) request.focus = {focus->x, focus->y};
    return request;
}

bool fill_from(PartContext& context, std::vector<Command>& commands, const Path& path, const PictureRequest& request,
               const theme::Backing& backing) {
    const Photo photo = context.stage.pictures(request);
    if (photo.coming) context.canvas.say_waiting();
    if (photo.picture == nullptr && !photo.coming) return false;
    const PixelRect at = covering(bounds(path));
    if (photo.picture != nullptr) {
        if (!photo.picture->opaque) commands.emplace_back(Fill{path, context.color(backing.behind)});
        commands.emplace_back(Fill{path, PicturePaint{photo.picture, at.x, at.y}});
    } else {
        commands.emplace_back(Fill{path, context.color(backing.waiting)});
    }
    return true;
}

bool has_photo(const SlideContext& context, const model::Person& person) {
    return !person.photo.empty() && context.stage.picture_size(person.photo);
}

std::vector<Command> face_of(PartContext& context, const theme::FaceLook& look, const model::Person& person,
                             Point center, float diameter, Ring ring) {
    std::vector<Command> commands;
    const float width = context.px(0.55F), radius = diameter / 2 - (ring == Ring::around ? width : 0);
    if (ring == Ring::around) commands.emplace_back(Fill{disc(center, diameter / 2), context.color(look.ring)});
    const Path face = disc(center, radius);
    const model::Focus focus = person.focus.value_or(kFace);
    if (has_photo(context, person)) {
        const PixelRect frame = covering(bounds(face));
        const PictureRequest request{person.photo, {frame.w, frame.h}, {focus.x, focus.y}, {0.5F, 0.5F}, kFaceZoom};
        if (fill_from(context, commands, face, request, look.backing)) return commands;
    }
    // A monogram; its field is chosen by the name, so that a person keeps it.
    const auto color = [&](const theme::Ink& ink) { return context.color(ink); };
    commands.emplace_back(Fill{face, color(look.fields[hash_of(person.name) % look.fields.size()])});
    const text::Text initials{{text::initials(person.name)}};
    auto laid = lay(context, initials, look.monogram, {diameter, 0}, {.align = theme::Align::center});
    if (!laid) return commands;
    const float wanted = diameter * 0.42F;
    if (laid->block.size != wanted) {
        laid->style.sizes = {wanted};
        laid->block = context.stage.fonts->set(initials, laid->style, {diameter, 0}, context.content.language);
    }
    const Color dark = color(look.initials[0]);
    laid->tints = {on_dark(color(look.fields[0])) == on_dark(dark) ? color(look.initials[1]) : dark};
    commands.emplace_back(letters(*laid, {center.x - diameter / 2, std::round(center.y - laid->block.height / 2)}));
    return commands;
}

}  // namespace accolade::slide
