// The sign of a notice, cut by the screen's edge (comps 23, 24 and 24b).
#include <cmath>
#include <numbers>

#include "parts.h"

namespace accolade::slide {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kTall = 100;  // the signs are drawn on a field of this height, which begins at the screen's edge

// A sign's field: its scale, and where its point (0, 0) comes to lie. Its right end is the area's.
struct Field {
    float scale;
    Point origin;

    Field(Rect area, float wide) : scale(area.h / kTall), origin{area.right() - wide * area.h / kTall, area.y} {}
    Point at(float x, float y) const { return {origin.x + x * scale, origin.y + y * scale}; }
    Path dot(float x, float y, float radius) const { return disc(at(x, y), radius * scale); }
};

// The stem of a "!": round at its top, narrower at its foot.
Path stem(const Field& field, float middle, float round_at, float radius, float foot, float bottom) {
    Path path;
    path.move(field.at(middle - radius, round_at));
    path.arc(field.at(middle, round_at), radius * field.scale, kPi, 2 * kPi);
    path.line(field.at(middle + foot / 2, bottom)).line(field.at(middle - foot / 2, bottom)).close();
    return path;
}

struct Paths {
    Path sign, glyph;
};

Paths info(Rect area) {
    const Field field(area, 54);
    Paths paths{field.dot(0, 50, 54), field.dot(21, 30.6F, 6.5F)};
    const Point top = field.at(15.6F, 43.4F);
    paths.glyph.add(rectangle({top.x, top.y, 10.8F * field.scale, 32.6F * field.scale}));
    return paths;
}

Paths warning(Rect area) {
    const Field field(area, 77.6F);
    Paths paths;
    paths.sign.move(field.at(24.5F, 8)).line(field.at(77.6F, 100)).line(field.at(-28.6F, 100)).close();
    paths.glyph = stem(field, 24.5F, 47.3F, 5.8F, 7.8F, 71.5F);
    paths.glyph.add(field.dot(24.5F, 83.2F, 5.4F));
    return paths;
}

Paths emergency(Rect area) {
    const Field field(area, 54);
    constexpr float kCut = 29.3F, kRight = 54, kLeft = kRight - kTall;
    Paths paths;
    paths.sign.move(field.at(kLeft + kCut, 0)).line(field.at(kRight - kCut, 0)).line(field.at(kRight, kCut));
    paths.sign.line(field.at(kRight, kTall - kCut)).line(field.at(kRight - kCut, kTall));
    paths.sign.line(field.at(kLeft + kCut, kTall)).line(field.at(kLeft, kTall - kCut)).line(field.at(kLeft, kCut));
    paths.sign.close();
    paths.glyph = stem(field, 24.5F, 24.9F, 9.1F, 12.2F, 62.2F);
    paths.glyph.add(field.dot(24.5F, 78, 8.1F));
    return paths;
}

Paths paths_of(theme::Sign sign, Rect area) {
    switch (sign) {
        case theme::Sign::info:
            return info(area);
        case theme::Sign::warning:
            return warning(area);
        case theme::Sign::emergency:
            return emergency(area);
    }
    return info(area);
}

bool draw_sign(const theme::SignPart& part, PartContext& context, Rect area) {
    auto paths = paths_of(part.sign, area);
    context.add({Fill{std::move(paths.sign), context.color(part.ink)},
                 Fill{std::move(paths.glyph), context.color(part.glyph)}});
    return true;
}

}  // namespace

const PartRules<theme::SignPart>& rules_of(const theme::SignPart&) {
    static constexpr PartRules<theme::SignPart> rules{
        .traits = [](const theme::SignPart&) { return Traits{.bleeds = true, .solid = true}; }, .draw = draw_sign};
    return rules;
}

}  // namespace accolade::slide
