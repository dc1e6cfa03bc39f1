#include "motion/celebration.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "entrance.h"
#include "motion/easing.h"
#include "roll.h"

namespace accolade::motion {
namespace {

using theme::Curve;

// What happens when.
constexpr Milliseconds kDim{500}, kOldWords{300};
constexpr Milliseconds kGrows{300}, kGrowing{800}, kRing{70};
constexpr Milliseconds kPop{450}, kPulse{600};
constexpr Milliseconds kShrinking{900}, kWordsLeave{400}, kPaperFades{600};
constexpr Milliseconds kStill{4'000};  // the moment whose paper stands still where nothing may move
constexpr Milliseconds kStillFades{600}, kStillFade{400};
constexpr Milliseconds kLeastStep{33};
constexpr int kDimSteps = 6;  // where blending all of the screen is expensive

constexpr float kDimmed = 0.65F;  // what is taken of the old slide
constexpr float kWay = 1.2F;      // u: words that leave
constexpr float kPopsBy = 0.04F, kPulsesBy = 0.05F;

float farthest(Point from, PixelSize size) {
    const auto w = static_cast<float>(size.w), h = static_cast<float>(size.h);
    return std::hypot(std::max(from.x, w - from.x), std::max(from.y, h - from.y));
}

Layer plain(DrawingPtr drawing) {
    return {std::move(drawing), {}, 1, 1, {}, {}};
}

Layer fleeting(std::vector<Command> commands, PixelSize size) {
    return plain(std::make_shared<const Drawing>(Drawing{{0, 0, size.w, size.h}, std::move(commands), false, true}));
}

// The other way round, so that it is cut out of what lies round it.
Path reversed(const Path& path) {
    Path out;
    std::vector<Point> points(path.points.rbegin(), path.points.rend());
    if (points.empty()) return out;
    out.move(points.front());
    std::size_t at = 1;
    for (auto verb = path.verbs.rbegin(); verb != path.verbs.rend(); ++verb) {
        if (*verb == Path::Verb::line) out.line(points[at++]);
        if (*verb == Path::Verb::cubic) {
            out.cubic(points[at], points[at + 1], points[at + 2]);
            at += 3;
        }
    }
    return out.close();
}

Path scaled(Path path, Point about, float by) {
    for (Point& p : path.points) p = {about.x + (p.x - about.x) * by, about.y + (p.y - about.y) * by};
    return path;
}

// What is between a form and the same form at another size.
Path rim(const slide::Disc& disc, float larger, float smaller) {
    return scaled(disc.path, disc.center, larger).add(reversed(scaled(disc.path, disc.center, smaller)));
}

class Scene {
  public:
    Scene(const slide::Slide* before, const slide::Slide* slide, const slide::Slide* after, const Takeover& takeover,
          Milliseconds since, Effects effects, text::Fonts& fonts)
        : before_(before),
          slide_(slide),
          after_(after),
          takeover_(takeover),
          since_(since),
          effects_(effects),
          fonts_(fonts) {
        const auto* any = slide != nullptr ? slide : before;
        if (any != nullptr) frame_.size = any->size;
    }

    Frame compose() {
        if (since_ < kCovered || slide_ == nullptr) old_slide();
        if (slide_ == nullptr) return std::move(frame_);
        const bool leaving = since_ >= kLeaves && after_ != nullptr;
        if (leaving) next_slide();
        ground();
        if (since_ < kCovered + kRing * static_cast<int>(slide_->discs.size())) rings();
        pulse();
        paper(Depth::behind_words);
        words();
        paper(Depth::before_words);
        return std::move(frame_);
    }

  private:
    void add(Layer layer) {
        if (layer.drawing && layer.alpha > 0) frame_.layers.push_back(std::move(layer));
    }

    // Dims, while its words leave.
    void old_slide() {
        if (before_ == nullptr) return;
        add(plain(before_->ground));
        float dim = eased(Curve::soft, part_of(since_, Milliseconds(0), kDim));
        if (effects_ == Effects::least) dim = std::floor(dim * kDimSteps) / kDimSteps;
        Layer veil = plain(takeover_.veil);
        veil.alpha = dim * kDimmed;
        add(std::move(veil));
        const float gone = eased(Curve::exit, part_of(since_, Milliseconds(0), kOldWords));
        if (gone >= 1) return;
        for (const auto& actor : before_->actors)
            add({actor.drawing, {0, -kWay * frame_.size.unit() * gone}, (1 - gone) * (1 - dim * kDimmed), 1, {}, {}});
    }

    void next_slide() {
        if (effects_ == Effects::least) {
            for (auto& layer : at_rest(*after_).layers) add(std::move(layer));
            return;
        }
        const auto since = since_ - kFollows;
        for (auto& layer : motion::compose(nullptr, *after_, since, Transition::fade, effects_, fonts_).layers)
            add(std::move(layer));
    }

    void ground() {
        if (since_ < kGrows) return;
        Layer ground = plain(slide_->ground);
        if (since_ < kCovered) {
            const float t = eased(Curve::move, part_of(since_, kGrows, kGrowing));
            ground.reveal = circle(takeover_.center, t);
        } else if (since_ >= kLeaves && after_ != nullptr) {
            const float t = eased(Curve::move, part_of(since_, kLeaves, kShrinking));
            if (t >= 1) return;
            ground.reveal = circle(takeover_.corner, 1 - t);
        }
        add(std::move(ground));
    }

    // Over all of the screen at 1.
    Path circle(Point center, float t) const { return disc(center, std::max(0.5F, farthest(center, frame_.size) * t)); }

    // One after another they go out from where the ground does, each to where its form will be seen.
    void rings() {
        if (effects_ == Effects::least) return;
        const float unit = frame_.size.unit(), all = farthest(takeover_.center, frame_.size);
        std::vector<Command> commands;
        for (std::size_t i = 0; i < slide_->discs.size(); ++i) {
            const auto& form = slide_->discs[slide_->discs.size() - 1 - i];
            const float t = part_of(since_, kGrows + kRing * static_cast<int>(i + 1), kGrowing);
            const float way = eased(Curve::move, t) * all;
            const float size = std::min(way, form.reach);
            const float line = 0.5F * unit;
            if (size <= line || way >= form.reach + all * 0.3F) continue;
            const float left = 1 - std::clamp((way - form.reach * 0.6F) / (form.reach * 0.4F + all * 0.3F), 0.0F, 1.0F);
            const float home = size / form.reach;  // from where the ground grows to where its form stands
            const Point by{(takeover_.center.x - form.center.x) * (1 - home),
                           (takeover_.center.y - form.center.y) * (1 - home)};
            commands.emplace_back(
                Fill{moved(rim(form, home, (size - line) / form.reach), by), with_alpha(lit(form.color), 0.4F * left)});
        }
        if (!commands.empty()) add(fleeting(std::move(commands), frame_.size));
    }

    static Color lit(Color veil) { return {veil.r, veil.g, veil.b, 255}; }

    // Outward once and back: as much as their veil is more is seen round each.
    void pulse() {
        if (effects_ != Effects::full) return;
        const float t = part_of(since_, kLanding, kPulse);
        if (t <= 0 || t >= 1) return;
        const float by = kPulsesBy * std::sin(eased(Curve::soft, t) * std::numbers::pi_v<float>);
        std::vector<Command> commands;
        for (const auto& form : slide_->discs) commands.emplace_back(Fill{rim(form, 1 + by, 1), form.color});
        if (!commands.empty()) add(fleeting(std::move(commands), frame_.size));
    }

    void paper(Depth depth) {
        const float strength = 1 - part_of(since_, kLeaves, kPaperFades);
        if (strength <= 0) return;
        auto drawing = pieces_at(takeover_.pieces, takeover_.spec, since_, depth, strength);
        if (!drawing.commands.empty()) add(plain(std::make_shared<const Drawing>(std::move(drawing))));
    }

    void words() {
        const auto leaves = after_ == nullptr ? kCelebration : kLeaves;
        const float gone = eased(Curve::exit, part_of(since_, leaves, kWordsLeave));
        if (gone >= 1) return;
        for (const auto& actor : slide_->actors) {
            if (since_ < start_of(actor)) continue;
            const bool counts = std::holds_alternative<slide::Counting>(actor.change);
            Layer layer = counts ? number(actor) : entering(actor, *slide_, since_, fonts_);
            layer.alpha *= 1 - gone;
            layer.offset.y -= kWay * frame_.size.unit() * gone;
            add(std::move(layer));
        }
    }

    Layer number(const slide::Actor& actor) const {
        Layer layer = plain(actor.drawing);
        layer.alpha = eased(actor.motion.curve, part_of(since_, start_of(actor), actor.motion.length));
        if (takeover_.roll && since_ < takeover_.roll->ends) {
            auto drawing = rolling(*takeover_.roll, since_, frame_.size);
            for (auto& command : drawing.commands)
                for (Color& tint : std::get<Letters>(command).tints) tint = with_alpha(tint, layer.alpha);
            layer.clip = window_of(*takeover_.roll);
            layer.alpha = 1;
            layer.drawing = std::make_shared<const Drawing>(std::move(drawing));
        }
        const float pop = part_of(since_, kLanding, kPop);
        layer.scale = 1 + kPopsBy * std::sin(pop * std::numbers::pi_v<float>);
        return layer;
    }

    const slide::Slide *before_, *slide_, *after_;
    const Takeover& takeover_;
    Milliseconds since_;
    Effects effects_;
    text::Fonts& fonts_;
    Frame frame_;
};

// Nothing moves: the slide as it is in the end, and the paper of one moment.
Frame still(const slide::Slide* before, const slide::Slide& slide, const slide::Slide* after, const Takeover& takeover,
            Milliseconds since) {
    const float in = before == nullptr ? 1 : part_of(since, Milliseconds(0), kStillFade);
    const float out = after == nullptr ? 0 : part_of(since, kCelebration - kStillFade, kStillFade);
    Frame frame = before != nullptr && in < 1 ? at_rest(*before) : Frame{slide.size, {}};
    const auto lay = [&](Frame above, float alpha) {
        for (auto& layer : above.layers) {
            layer.alpha = alpha;
            if (alpha > 0) frame.layers.push_back(std::move(layer));
        }
    };
    const float paper = std::min(part_of(since, Milliseconds(0), kStillFades),
                                 1 - part_of(since, kCelebration - kStillFades, kStillFades));
    const auto scatter = [&](Depth depth) {
        auto drawing = pieces_at(takeover.pieces, takeover.spec, kStill, depth, paper);
        if (paper > 0) frame.layers.push_back(plain(std::make_shared<const Drawing>(std::move(drawing))));
    };
    Frame rest = at_rest(slide);
    Frame ground{slide.size, {rest.layers.front()}};
    rest.layers.erase(rest.layers.begin());
    lay(std::move(ground), in);
    scatter(Depth::behind_words);
    lay(std::move(rest), in);
    scatter(Depth::before_words);
    if (out > 0) lay(at_rest(*after), out);
    return frame;
}

}  // namespace

Frame celebration(const slide::Slide* before, const slide::Slide* slide, const slide::Slide* after,
                  const Takeover& takeover, Milliseconds since, Effects effects, text::Fonts& fonts) {
    if (effects == Effects::reduced && slide != nullptr) return still(before, *slide, after, takeover, since);
    if (effects == Effects::least) since = since / kLeastStep * kLeastStep;
    return Scene(before, slide, after, takeover, since, effects, fonts).compose();
}

bool celebration_moves(Milliseconds since, Effects effects) {
    return celebration_moves_in(since, effects) == Milliseconds(0);
}

Milliseconds celebration_moves_in(Milliseconds since, Effects effects) {
    if (effects != Effects::reduced || since < kStillFades) return Milliseconds(0);
    return std::max(kCelebration - kStillFades - since, Milliseconds(0));
}

Milliseconds celebration_step(Effects effects) {
    return effects == Effects::least ? kLeastStep : Milliseconds(0);
}

}  // namespace accolade::motion
