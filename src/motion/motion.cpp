#include "motion/motion.h"

#include <algorithm>
#include <cmath>

#include "entrance.h"
#include "motion/easing.h"
#include "motion/turning.h"

namespace accolade::motion {
namespace {

using theme::Curve;

constexpr Milliseconds kExit{300};  // old text leaves
constexpr Milliseconds kFade{600};
constexpr Milliseconds kWipeDelay{150}, kWipe{900};
constexpr Milliseconds kReducedFade{400};
constexpr Milliseconds kLeastFade{300}, kLeastStep{50};
constexpr Milliseconds kThrough{800};
constexpr float kExitWay = 1.2F;  // u

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

Transition possible(Transition wanted, const slide::Slide* before, const slide::Slide& slide, Effects effects) {
    if (wanted == Transition::through) return wanted;
    if (effects != Effects::full || before == nullptr) return Transition::fade;
    const bool mosaics = before->tiles && slide.tiles && alike(*before->tiles, *slide.tiles);
    return mosaics ? Transition::turn : wanted == Transition::turn ? Transition::fade : wanted;
}

Milliseconds rest_after(const slide::Slide& slide, Transition transition, Effects effects) {
    if (effects == Effects::reduced) return kReducedFade;
    if (transition == Transition::through) return kThrough;
    Milliseconds end = effects == Effects::least ? kLeastFade : kFade;
    if (transition == Transition::wipe) end = kWipeDelay + kWipe;
    if (transition == Transition::turn && slide.tiles) end = std::max(end, turning_length(*slide.tiles));
    for (const slide::Actor& actor : slide.actors) {
        const bool changes = std::holds_alternative<slide::Counting>(actor.change) ||
                             std::holds_alternative<slide::Filling>(actor.change);
        if (effects != Effects::least || changes) end = std::max(end, end_of(actor));
    }
    return end;
}

Milliseconds step_of(Effects effects) {
    return effects == Effects::least ? kLeastStep : Milliseconds(0);
}

Frame at_rest(const slide::Slide& slide) {
    Frame frame{slide.size, {}};
    frame.layers.push_back({slide.ground, {}, 1, 1, {}, {}});
    for (const slide::Actor& actor : slide.actors) frame.layers.push_back({actor.drawing, {}, 1, 1, {}, {}});
    return frame;
}

Frame compose(const slide::Slide* before, const slide::Slide& slide, Milliseconds since, Transition transition,
              Effects effects, text::Fonts& fonts) {
    if (since >= rest_after(slide, transition, effects)) return at_rest(slide);
    if (before != nullptr && before->size != slide.size) before = nullptr;
    if (effects == Effects::reduced) return cross_faded(before, slide, since, kReducedFade, nullptr);
    if (transition == Transition::through) return through_bg(before, slide, since);
    if (effects == Effects::least) return cross_faded(before, slide, since, kLeastFade, &fonts);
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
