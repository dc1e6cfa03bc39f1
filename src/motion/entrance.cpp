#include "entrance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "motion/easing.h"

namespace accolade::motion {
namespace {

using theme::Curve;
using theme::Effect;

constexpr Milliseconds kCount{1600}, kSettle{300}, kFill{1400};
constexpr Milliseconds kNod{350};  // a number that has arrived
constexpr float kNodsBy = 0.015F;
constexpr int kLargestStagger = 6;  // six enter one after another, then the rest together

// What is drawn anew in every frame is drawn where and as strong as it is, so that it needs no picture of its own.
void draw_where_it_is(Layer& layer) {
    auto drawing = std::make_shared<Drawing>(*layer.drawing);
    const float alpha = layer.alpha;
    const auto faded = [&](std::vector<Stop>& stops) {
        for (Stop& stop : stops) stop.color = with_alpha(stop.color, alpha);
    };
    for (Command& command : drawing->commands) {
        if (auto* letters = std::get_if<Letters>(&command)) {
            letters->at = {letters->at.x + layer.offset.x, letters->at.y + layer.offset.y};
            for (Color& tint : letters->tints) tint = with_alpha(tint, alpha);
            continue;
        }
        auto& fill = std::get<Fill>(command);
        fill.path = moved(std::move(fill.path), layer.offset);
        if (auto* color = std::get_if<Color>(&fill.paint)) *color = with_alpha(*color, alpha);
        if (auto* linear = std::get_if<LinearGradient>(&fill.paint)) faded(linear->stops);
        if (auto* radial = std::get_if<RadialGradient>(&fill.paint)) faded(radial->stops);
    }
    const Rect b{static_cast<float>(drawing->bounds.x) + layer.offset.x,
                 static_cast<float>(drawing->bounds.y) + layer.offset.y, static_cast<float>(drawing->bounds.w),
                 static_cast<float>(drawing->bounds.h)};
    drawing->bounds = covering(inset(b, -1));
    layer.drawing = std::move(drawing);
    layer.alpha = 1;
    layer.offset = {};
}

// A number that stands where it is to stand has no way to go.
bool counts_up(const slide::Actor& actor) {
    const auto* counting = std::get_if<slide::Counting>(&actor.change);
    return counting != nullptr && counting->from != counting->to;
}

}  // namespace

Milliseconds start_of(const slide::Actor& actor) {
    return actor.motion.delay + actor.motion.stagger * std::min(actor.order, kLargestStagger - 1);
}

Milliseconds end_of(const slide::Actor& actor) {
    Milliseconds length = actor.motion.length;
    if (counts_up(actor)) length = std::max(length, kCount + kNod);
    if (std::holds_alternative<slide::Filling>(actor.change)) length = std::max(length, kFill);
    if (std::holds_alternative<slide::InOrder>(actor.change)) length = std::max(length, kFill);
    return start_of(actor) + length;
}

DrawingPtr drawing_at(const slide::Actor& actor, Milliseconds since, text::Fonts& fonts) {
    const Milliseconds begin = start_of(actor);
    if (const auto* counting = std::get_if<slide::Counting>(&actor.change)) {
        if (since >= begin + kCount || !counts_up(actor)) return actor.drawing;
        // At most thirty values a second; figures stand in equal cells until the last moments.
        const Milliseconds step{33};
        const Milliseconds on_step = begin + (since - begin) / step * step;
        const float t = eased(Curve::count, part_of(on_step, begin, kCount));
        double value = counting->from + (counting->to - counting->from) * static_cast<double>(t);
        if (counting->decimals == 0) value = std::round(value);
        const float settled = eased(Curve::soft, part_of(since, begin + kCount - kSettle, kSettle));
        return slide::counting_at(*counting, value, settled, fonts, actor.drawing->bounds);
    }
    if (const auto* filling = std::get_if<slide::Filling>(&actor.change)) {
        if (since >= begin + kFill) return actor.drawing;
        auto drawing = std::make_shared<Drawing>();
        drawing->bounds = actor.drawing->bounds;
        drawing->fleeting = true;
        for (auto& fill : slide::gauge(filling->gauge, eased(Curve::count, part_of(since, begin, kFill)))) {
            drawing->commands.emplace_back(std::move(fill));
        }
        return drawing;
    }
    if (std::holds_alternative<slide::InOrder>(actor.change)) {
        if (since >= begin + kFill) return actor.drawing;
        auto drawing = std::make_shared<Drawing>();
        drawing->bounds = actor.drawing->bounds;
        drawing->fleeting = true;
        const auto& all = actor.drawing->commands;
        const auto there = static_cast<std::ptrdiff_t>(static_cast<float>(all.size()) *
                                                       eased(Curve::count, part_of(since, begin, kFill)));
        drawing->commands.assign(all.begin(), all.begin() + there);
        return drawing;
    }
    if (const auto* growing = std::get_if<slide::Growing>(&actor.change)) {
        const float share = eased(actor.motion.curve, part_of(since, begin, actor.motion.length));
        if (share >= 1) return actor.drawing;
        auto drawing = std::make_shared<Drawing>();
        drawing->bounds = actor.drawing->bounds;
        drawing->fleeting = true;
        drawing->commands.emplace_back(slide::grown(*growing, share));
        return drawing;
    }
    return actor.drawing;
}

Layer entering(const slide::Actor& actor, const slide::Slide& slide, Milliseconds since, text::Fonts& fonts) {
    Layer layer{drawing_at(actor, since, fonts), {}, 1, 1, {}, {}};
    const float t = part_of(since, start_of(actor), actor.motion.length);
    const float e = eased(actor.motion.curve, t);
    const float way = actor.motion.by * slide.size.unit();
    switch (actor.motion.effect) {
        case Effect::none:
            layer.alpha = since >= start_of(actor) ? 1.0F : 0.0F;
            break;
        case Effect::fade:
            layer.alpha = e;
            break;
        case Effect::rise:
            layer.alpha = std::min(1.0F, e * 1.15F);
            layer.offset.y = way * (1 - e);
            break;
        case Effect::lines: {
            const PixelRect& b = actor.drawing->bounds;
            layer.alpha = t > 0 ? std::min(1.0F, e * 2) : 0.0F;
            layer.offset.y = way * (1 - e);
            if (t < 1)
                layer.clip = Rect{static_cast<float>(b.x), static_cast<float>(b.y), static_cast<float>(b.w),
                                  static_cast<float>(b.h)};
            break;
        }
        case Effect::grow:
            layer.alpha = std::min(1.0F, std::max(0.0F, t * 2.5F));
            layer.scale = actor.motion.by + (1 - actor.motion.by) * e;
            break;
        case Effect::wipe: {
            const PixelRect& b = actor.drawing->bounds;
            const float hidden = static_cast<float>(b.w) * (1 - e);
            if (t < 1)
                layer.clip = Rect{static_cast<float>(b.x) + (slide.from_right ? hidden : 0), static_cast<float>(b.y),
                                  static_cast<float>(b.w) - hidden, static_cast<float>(b.h)};
            break;
        }
    }
    const bool on_its_way = layer.alpha < 1 || layer.offset != Point{};
    if (layer.drawing->fleeting && layer.alpha > 0 && on_its_way && layer.scale == 1) draw_where_it_is(layer);
    if (counts_up(actor)) {
        const float nod = part_of(since, start_of(actor) + kCount, kNod);
        layer.scale += kNodsBy * std::sin(nod * std::numbers::pi_v<float>);
    }
    return layer;
}

}  // namespace accolade::motion
