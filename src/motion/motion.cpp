#include "motion/motion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "motion/turning.h"

namespace accolade::motion {
namespace {

using theme::Curve;
using theme::Effect;

constexpr Milliseconds kExit{300};  // old text leaves
constexpr Milliseconds kFade{600};
constexpr Milliseconds kWipeDelay{150}, kWipe{900};
constexpr Milliseconds kReducedFade{400};
constexpr Milliseconds kLeastFade{300}, kLeastStep{50};
constexpr Milliseconds kThrough{800};
constexpr Milliseconds kCount{1600}, kSettle{300}, kFill{1400};  // kFill: a gauge, and the segments of a ring
constexpr Milliseconds kNod{350};                                // a number that has arrived
constexpr float kNodsBy = 0.015F;
constexpr float kExitWay = 1.2F;    // u
constexpr int kLargestStagger = 6;  // six enter one after another, then the rest together

struct Bezier {
    float x1, y1, x2, y2;
};

Bezier bezier_of(Curve curve) {
    switch (curve) {
        case Curve::linear:
            return {0, 0, 1, 1};
        case Curve::enter:
            return {0.16F, 1, 0.3F, 1};
        case Curve::exit:
            return {0.7F, 0, 0.84F, 0};
        case Curve::move:
            return {0.65F, 0, 0.35F, 1};
        case Curve::soft:
            return {0.37F, 0, 0.63F, 1};
        case Curve::pop:
            return {0.34F, 1.56F, 0.64F, 1};
        case Curve::count:
            return {0.12F, 0.8F, 0.2F, 1};
        case Curve::roll:
            return {0.3F, 0.9F, 0.25F, 1};
    }
    return {0, 0, 1, 1};
}

float cubic(float a, float b, float t) {
    const float u = 1 - t;
    return 3 * u * u * t * a + 3 * u * t * t * b + t * t * t;
}

float part_of(Milliseconds since, Milliseconds begin, Milliseconds length) {
    if (length.count() <= 0) return since >= begin ? 1.0F : 0.0F;
    return std::clamp(static_cast<float>((since - begin).count()) / static_cast<float>(length.count()), 0.0F, 1.0F);
}

Milliseconds start_of(const slide::Actor& actor) {
    return actor.motion.delay + actor.motion.stagger * std::min(actor.order, kLargestStagger - 1);
}

Milliseconds end_of(const slide::Actor& actor) {
    Milliseconds length = actor.motion.length;
    if (std::holds_alternative<slide::Counting>(actor.change)) length = std::max(length, kCount + kNod);
    if (std::holds_alternative<slide::Filling>(actor.change)) length = std::max(length, kFill);
    if (std::holds_alternative<slide::InOrder>(actor.change)) length = std::max(length, kFill);
    return start_of(actor) + length;
}

// What a counting or filling actor looks like on its way; its resting drawing when it is there, or past it.
DrawingPtr drawing_at(const slide::Actor& actor, Milliseconds since, text::Fonts& fonts) {
    const Milliseconds begin = start_of(actor);
    if (const auto* counting = std::get_if<slide::Counting>(&actor.change)) {
        if (since >= begin + kCount) return actor.drawing;
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
    if (std::holds_alternative<slide::Counting>(actor.change)) {
        const float nod = part_of(since, start_of(actor) + kCount, kNod);
        layer.scale += kNodsBy * std::sin(nod * std::numbers::pi_v<float>);
    }
    return layer;
}

void add_turning(Frame& frame, const std::optional<slide::Tiles>& before, const std::optional<slide::Tiles>& after,
                 Milliseconds since) {
    if (!before || !after || since >= turning_length(*after)) return;
    frame.layers.push_back({turning(*before, *after, since), {}, 1, 1, {}, {}});
}

// A quarter disc that grows from the lower right corner over the whole screen.
Path quarter(PixelSize size, float t) {
    const float radius = std::hypot(static_cast<float>(size.w), static_cast<float>(size.h)) * t;
    return disc({static_cast<float>(size.w), static_cast<float>(size.h)}, std::max(0.5F, radius));
}

// All of the one slide into all of the other; where `counts`, what changes by itself goes on doing so.
Frame cross_faded(const slide::Slide* before, const slide::Slide& slide, Milliseconds since, Milliseconds length,
                  text::Fonts* counts) {
    const float t = before == nullptr ? 1 : part_of(since, Milliseconds(0), length);
    Frame frame = before != nullptr && t < 1 ? at_rest(*before) : Frame{slide.size, {}};
    Frame next = at_rest(slide);
    if (counts != nullptr) {
        for (std::size_t i = 0; i < slide.actors.size(); ++i)
            next.layers[i + 1].drawing = drawing_at(slide.actors[i], since, *counts);
    }
    for (Layer& layer : next.layers) {
        layer.alpha = t;
        frame.layers.push_back(std::move(layer));
    }
    return frame;
}

// The old slide sinks into the new one's bg, the new one comes out of it.
Frame through_bg(const slide::Slide* before, const slide::Slide& slide, Milliseconds since) {
    const float t = part_of(since, Milliseconds(0), kThrough);
    const bool old = t < 0.5F && before != nullptr;
    Frame frame = at_rest(old ? *before : slide);
    const float veiled = eased(Curve::soft, 1 - std::fabs(2 * t - 1));
    const auto w = static_cast<float>(slide.size.w), h = static_cast<float>(slide.size.h);
    Drawing veil{{0, 0, slide.size.w, slide.size.h},
                 {Fill{rectangle({0, 0, w, h}), with_alpha(slide.bg, veiled), {}}},
                 false,
                 true};
    frame.layers.push_back({std::make_shared<const Drawing>(std::move(veil)), {}, 1, 1, {}, {}});
    return frame;
}

}  // namespace

float eased(Curve curve, float t) {
    if (t <= 0) return 0;
    if (t >= 1) return 1;
    const Bezier b = bezier_of(curve);
    float low = 0, high = 1;
    for (int i = 0; i < 24; ++i) {
        const float middle = (low + high) / 2;
        (cubic(b.x1, b.x2, middle) < t ? low : high) = middle;
    }
    return cubic(b.y1, b.y2, (low + high) / 2);
}

Transition possible(Transition wanted, const slide::Slide* before, const slide::Slide& slide, Ease ease) {
    if (wanted == Transition::through) return wanted;
    if (ease != Ease::full || before == nullptr) return Transition::fade;
    const bool mosaics = before->tiles && slide.tiles && alike(*before->tiles, *slide.tiles);
    return mosaics ? Transition::turn : wanted == Transition::turn ? Transition::fade : wanted;
}

Milliseconds rest_after(const slide::Slide& slide, Transition transition, Ease ease) {
    if (ease == Ease::reduced) return kReducedFade;
    if (transition == Transition::through) return kThrough;
    Milliseconds end = ease == Ease::least ? kLeastFade : kFade;
    if (transition == Transition::wipe) end = kWipeDelay + kWipe;
    if (transition == Transition::turn && slide.tiles) end = std::max(end, turning_length(*slide.tiles));
    for (const slide::Actor& actor : slide.actors) {
        const bool changes = !std::holds_alternative<std::monostate>(actor.change);
        if (ease != Ease::least || changes) end = std::max(end, end_of(actor));
    }
    return end;
}

Milliseconds step_of(Ease ease) {
    return ease == Ease::least ? kLeastStep : Milliseconds(0);
}

Frame at_rest(const slide::Slide& slide) {
    Frame frame{slide.size, {}};
    frame.layers.push_back({slide.ground, {}, 1, 1, {}, {}});
    for (const slide::Actor& actor : slide.actors) frame.layers.push_back({actor.drawing, {}, 1, 1, {}, {}});
    return frame;
}

Frame compose(const slide::Slide* before, const slide::Slide& slide, Milliseconds since, Transition transition,
              Ease ease, text::Fonts& fonts) {
    if (since >= rest_after(slide, transition, ease)) return at_rest(slide);
    if (before != nullptr && before->size != slide.size) before = nullptr;
    if (ease == Ease::reduced) return cross_faded(before, slide, since, kReducedFade, nullptr);
    if (transition == Transition::through) return through_bg(before, slide, since);
    if (ease == Ease::least) return cross_faded(before, slide, since, kLeastFade, &fonts);
    const float unit = slide.size.unit();
    Frame frame{slide.size, {}};
    float t = 1;
    if (before != nullptr) {
        const bool wipe = transition == Transition::wipe;
        t = wipe ? part_of(since, kWipeDelay, kWipe) : part_of(since, Milliseconds(0), kFade);
        if (t < 1) frame.layers.push_back({before->ground, {}, 1, 1, {}, {}});
        const float gone = eased(Curve::exit, part_of(since, Milliseconds(0), kExit));
        Layer ground{slide.ground, {}, 1, 1, {}, {}};
        if (wipe && t < 1) {
            ground.reveal = quarter(slide.size, eased(Curve::move, t));
        } else {
            ground.alpha = eased(Curve::soft, t);
        }
        if (t > 0) frame.layers.push_back(std::move(ground));
        if (transition == Transition::turn) add_turning(frame, before->tiles, slide.tiles, since);
        if (gone < 1) {
            for (const slide::Actor& actor : before->actors) {
                frame.layers.push_back({actor.drawing, {0, -kExitWay * unit * gone}, 1 - gone, 1, {}, {}});
            }
        }
    } else {
        frame.layers.push_back({slide.ground, {}, 1, 1, {}, {}});
    }
    for (const slide::Actor& actor : slide.actors) {
        if (since < start_of(actor)) continue;
        Layer layer = entering(actor, slide, since, fonts);
        if (layer.alpha > 0) frame.layers.push_back(std::move(layer));
    }
    return frame;
}

}  // namespace accolade::motion
