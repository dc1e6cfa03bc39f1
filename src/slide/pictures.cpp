#include "pictures.h"

#include <cmath>

#include "mosaic.h"
#include "shapes.h"
#include "text/initials.h"
#include "typesetting.h"

namespace accolade::slide {
namespace {

constexpr float kReadable = 60;  // Lc (screen-design.md 1.3)
constexpr float kLeastRatio = 4.5F;
constexpr float kLargeLetters = 6;          // u: from here on a lesser contrast will do
constexpr float kInitialsShare = 0.42F;     // of a disc
constexpr model::Focus kFace{0.5F, 0.38F};  // where a face is in most photos of people

constexpr float kTall = 1.34F;     // height by width: taller than most portraits are, the face is near the top
constexpr float kUpright = 1.15F;  // the same: nobody knows what is in it, but it is likely somebody

// A crop of an upright picture whose focus nobody said keeps the upper part of what it could show, and the more of it
// the taller the picture is: 12 % of a 3:4 picture are left out above a 16:9 frame (screen-design.md 4.4).
void keep_face(PictureRequest& request, PixelSize size) {
    const float share = 0.2F * (static_cast<float>(size.w) / static_cast<float>(size.h)) / 0.75F;
    request.focus = {0.5F, share};
    request.aim = {0.5F, share};
}

// The picture's size, where it is as much higher than wide.
std::optional<PixelSize> taller(const SlideContext& context, const std::string& address, float ratio) {
    const auto size = context.stage.picture_size(address);
    const bool tall = size && static_cast<float>(size->h) >= ratio * static_cast<float>(size->w);
    return tall ? size : std::nullopt;
}

std::optional<model::Focus> focus_of(const model::Item& item, const std::string& word) {
    if (word == "image") return item.focus;
    if (word == "from.photo") return item.from ? item.from->focus : std::nullopt;
    if (word == "person.photo") return !item.people.empty() ? item.people.front().focus : std::nullopt;
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
    const bool photo = word.ends_with("photo");  // of a person
    if (const auto focus = focus_of(*context.item(), word)) {
        request.focus = {focus->x, focus->y};
    } else if (const auto size = taller(context, *address, photo ? kTall : kUpright)) {
        keep_face(request, *size);
    } else if (photo) {
        request.focus = {kFace.x, kFace.y};
    }
    return request;
}

PictureRequest request_for_person(const SlideContext& context, const model::Person& person, Rect area, Point aim) {
    if (context.turned) aim.x = 1 - aim.x;
    const model::Focus focus = person.focus.value_or(kFace);
    const PixelRect cover = covering(area);
    PictureRequest request{person.photo, {cover.w, cover.h}, {focus.x, focus.y}, aim, 1};
    if (person.focus) return request;
    if (const auto size = taller(context, person.photo, kTall)) keep_face(request, *size);
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
                             Point center, float diameter, Ring ring, const Framing& framing) {
    std::vector<Command> commands;
    const float width = context.px(0.55F), radius = diameter / 2 - (ring == Ring::around ? width : 0);
    if (ring == Ring::around) commands.emplace_back(Fill{disc(center, diameter / 2), context.color(look.ring)});
    const Path face = disc(center, radius);
    if (has_photo(context, person)) {
        PictureRequest request = request_for_person(context, person, bounds(face), framing.aim);
        request.zoom = framing.zoom;
        if (fill_from(context, commands, face, request, look.backing)) return commands;
    }
    // A monogram; its field is chosen by the name, so that a person keeps it. Small letters need one that they read
    // well on: then it is the next that will do.
    const auto color = [&](const theme::Ink& ink) { return context.color(ink); };
    const Color dark = color(look.initials[0]), light = color(look.initials[1]);
    const Color usual = on_dark(color(look.fields[0])) == on_dark(dark) ? light : dark;
    const auto ink_on = [&](Color field) {
        Color best = usual;
        if (std::fabs(apca(usual, field)) >= kReadable) return best;
        for (const Color other : {dark, light, color({"bg", {}, 1})})
            if (std::fabs(apca(other, field)) > std::fabs(apca(best, field))) best = other;
        return best;
    };
    const float em = diameter * kInitialsShare;
    const std::size_t first = hash_of(person.name) % look.fields.size();
    Color field = color(look.fields[first]);
    if (em < context.px(kLargeLetters)) {
        const auto reads_well = [&](Color on) {
            return std::fabs(apca(ink_on(on), on)) > kReadable && contrast(ink_on(on), on) >= kLeastRatio;
        };
        for (std::size_t i = 1; i < look.fields.size() && !reads_well(field); ++i)
            field = color(look.fields[(first + i) % look.fields.size()]);
        if (!reads_well(field)) field = color({"surface2", {}, 1});
    }
    commands.emplace_back(Fill{face, field});
    auto initials = initials_of(context, person.name, look.monogram, center, diameter, em);
    if (!initials) {  // a group: a leaf of the display's family of shapes instead of letters
        const float half = diameter * 0.19F;
        commands.emplace_back(Fill{outline(theme::Shape::leaf, theme::Corner::top_right, 0,
                                           {center.x - half, center.y - half, 2 * half, 2 * half}),
                                   ink_on(field)});
        return commands;
    }
    initials->tints = {ink_on(field)};
    initials->on_dark = on_dark(initials->tints.front());
    commands.emplace_back(std::move(*initials));
    return commands;
}

std::optional<Letters> initials_of(const SlideContext& context, const std::string& name, const std::string& style,
                                   Point center, float width, float em) {
    const text::Text initials{{text::initials(name)}};
    auto laid = lay(context, initials, style, {width, 0}, {.align = theme::Align::center});
    if (!laid) return std::nullopt;
    if (laid->block.size != em) {
        laid->style.sizes = {em};
        laid->block = context.stage.fonts->set(initials, laid->style, {width, 0}, context.content.language);
    }
    return letters(*laid, {center.x - width / 2, std::round(center.y - laid->block.height / 2)});
}

}  // namespace accolade::slide
