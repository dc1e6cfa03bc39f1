#include "scrims.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>
#include <vector>

#include "contrast.h"

namespace accolade::slide {
namespace {

constexpr float kAroundWords = 1.2F;  // of the words' height: the least length
constexpr float kStep = 0.04F;        // of the whole length

using Words = std::vector<const Letters*>;

bool is_of(const theme::SlideLayout& layout, const std::string& whole, const std::string& name) {
    if (name == whole) return true;
    const theme::Part* part = layout.part(whole);
    const auto* stack = part == nullptr ? nullptr : theme::as<theme::StackPart>(*part);
    return stack != nullptr && std::ranges::find(stack->parts, name) != stack->parts.end();
}

// What is set as text; what a stack holds besides, numbers and faces, stands where the veil is full.
Words words_of(const SlideContext& context, const Canvas& canvas, const std::string& part) {
    Words words;
    for (const auto& placed : canvas.parts()) {
        if (placed.what != theme::TextPart::kKey || !is_of(context.layout, part, placed.name)) continue;
        for (const Command* command : canvas.commands_of(placed))
            if (const auto* letters = std::get_if<Letters>(command)) words.push_back(letters);
    }
    return words;
}

// From its clear end to its full one, of the whole way: 0 to 1.
float along(const LinearGradient& gradient, Point at) {
    const Point way{gradient.to.x - gradient.from.x, gradient.to.y - gradient.from.y};
    const float length = way.x * way.x + way.y * way.y;
    return length > 0 ? ((at.x - gradient.from.x) * way.x + (at.y - gradient.from.y) * way.y) / length : 1;
}

Color veil_at(const LinearGradient& gradient, Point at) {
    const float t = along(gradient, at);
    const auto& stops = gradient.stops;
    if (t <= stops.front().at) return stops.front().color;
    for (std::size_t i = 1; i < stops.size(); ++i) {
        const float from = stops[i - 1].at, to = stops[i].at;
        if (t > to) continue;
        return mixed(stops[i - 1].color, stops[i].color, to > from ? (t - from) / (to - from) : 1);
    }
    return stops.back().color;
}

// The picture that the veil lies on, where there is one.
struct Behind {
    BitmapPtr picture;
    PixelRect area;
    Color at(int x, int y) const { return opaque_of(picture->row(y - area.y)[x - area.x]); }
};

std::optional<Behind> behind(const Canvas& canvas, const PlacedPart& veil) {
    std::optional<Behind> last;
    for (std::size_t i = 0; i < veil.ground_from; ++i) {
        const auto* fill = std::get_if<Fill>(&canvas.ground()[i]);
        const auto* paint = fill == nullptr ? nullptr : std::get_if<PicturePaint>(&fill->paint);
        if (paint == nullptr || paint->picture == nullptr || !meet(bounds_of(*fill), veil.area)) continue;
        last = {paint->picture, {paint->x, paint->y, paint->picture->width, paint->picture->height}};
    }
    return last;
}

bool can_be_read(const SlideContext& context, const Words& words, const Behind& behind, const LinearGradient& veil) {
    const auto seen = [&](int x, int y) {
        const Color over = veil_at(veil, {static_cast<float>(x), static_cast<float>(y)});
        return mixed(behind.at(x, y), {over.r, over.g, over.b, 255}, static_cast<float>(over.a) / 255);
    };
    return std::ranges::all_of(words, [&](const Letters* letters) {
        const bool large = letters->block.size >= context.px(kLargeWords);
        const auto contrast = contrast_of(*letters, seen, behind.area, large, false);
        return !contrast || contrast->enough();
    });
}

// The same veil, beginning later: `length` of the whole one is left.
LinearGradient shortened(LinearGradient veil, float length) {
    veil.from = {veil.to.x + (veil.from.x - veil.to.x) * length, veil.to.y + (veil.from.y - veil.to.y) * length};
    return veil;
}

float length_around(const Words& words, const LinearGradient& veil) {
    Rect all;
    for (const auto* letters : words) all = united(all, bounds_of(*letters));
    const float one = along(veil, {all.x, all.y}), other = along(veil, {all.right(), all.bottom()});
    return kAroundWords * std::fabs(one - other);
}

}  // namespace

void fit_scrims(const SlideContext& context, Canvas& canvas) {
    for (const auto& placed : canvas.parts()) {
        const theme::Part* part = context.layout.part(placed.name);
        const auto* shape = part == nullptr ? nullptr : theme::as<theme::ShapePart>(*part);
        if (shape == nullptr || shape->words.empty() || placed.ground_from == placed.ground_to) continue;
        auto* fill = std::get_if<Fill>(&canvas.ground()[placed.ground_from]);
        auto* veil = fill == nullptr ? nullptr : std::get_if<LinearGradient>(&fill->paint);
        const Words words = words_of(context, canvas, shape->words);
        if (veil == nullptr || words.empty()) continue;
        const auto picture = behind(canvas, placed);
        float length = std::min(1.0F, length_around(words, *veil));
        while (picture && length < 1 && !can_be_read(context, words, *picture, shortened(*veil, length)))
            length = std::min(1.0F, length + kStep);
        *veil = shortened(*veil, length);
    }
}

}  // namespace accolade::slide
