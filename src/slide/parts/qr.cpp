// An address as a QR code.
#include "qr.h"

#include <algorithm>

#include "mirror.h"
#include "parts.h"

namespace accolade::slide {
namespace {

// A code may grow with the viewing distance as small words do, as far as its area allows.
float side_of(const theme::QrPart& part, const SlideContext& context) {
    return context.px(part.size) * context.stage.small_text;
}

std::optional<QrModules> modules_of(const theme::QrPart& part, const SlideContext& context) {
    const auto words = context.words(part.words);
    return words ? qr_modules(*words) : std::nullopt;
}

bool shows_qr(const theme::QrPart& part, const SlideContext& context) {
    const auto modules = modules_of(part, context);
    return modules && qr_paths(*modules, {}, context.px(part.size));
}

float height(const theme::QrPart& part, const SlideContext& context, float width) {
    const auto modules = modules_of(part, context);
    const auto paths = modules ? qr_paths(*modules, {}, std::min(side_of(part, context), width)) : std::nullopt;
    return paths ? paths->field.h : 0;
}

// The code stands where the part's edge is, and at its area's foot, as words beside it do.
Point corner_of(const theme::QrPart& part, Rect area, float side) {
    const float free = area.w - side;
    const float x = part.align == theme::Align::start ? 0 : part.align == theme::Align::end ? free : free / 2;
    return {area.x + x, area.bottom() - side};
}

bool draw_qr(const theme::QrPart& part, PartContext& context, Rect area) {
    const auto modules = modules_of(part, context);
    if (!modules) return false;
    const float side = std::min({side_of(part, context), area.w, area.h});
    const auto measured = qr_paths(*modules, {}, side);
    if (!measured) return false;
    const auto paths = qr_paths(*modules, corner_of(part, area, measured->field.w), side);
    if (!paths) return false;
    const Color one = context.color(part.inks[0]), other = context.color(part.inks[1]);
    const bool swapped = luminance(one) > luminance(other);
    // A mirrored code is no code: it is turned over here once more, in its own place.
    Path dark = paths->modules;
    if (context.turned) {
        const float shift = 2 * paths->field.center().x - context.width();
        dark = moved(mirrored(std::move(dark), context.width()), {shift, 0});
    }
    context.add({Fill{rectangle(paths->field), swapped ? one : other}, Fill{std::move(dark), swapped ? other : one}});
    return true;
}

}  // namespace

const PartRules<theme::QrPart>& rules_of(const theme::QrPart&) {
    static constexpr PartRules<theme::QrPart> rules{
        .shows = shows_qr,
        .traits = [](const theme::QrPart&) { return Traits{.solid = true}; },
        .height = height,
        .draw = draw_qr};
    return rules;
}

}  // namespace accolade::slide
