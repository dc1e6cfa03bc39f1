#include "stage/overlays.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "stage/banner.h"

namespace accolade::stage {
namespace {

constexpr Milliseconds kExit{300};
constexpr Milliseconds kRoom{300}, kSlides{700};  // what is below leaves; the overlay comes

// What an overlay comes out of: nothing, where its ground will be.
slide::Slide nothing_under(const slide::Slide& slide) {
    slide::Slide nothing;
    nothing.size = slide.size;
    auto ground = std::make_shared<Drawing>();
    ground->bounds = slide.ground->bounds;
    nothing.ground = std::move(ground);
    return nothing;
}

float left_of(SteadyTime leaves, SteadyTime now) {
    if (now <= leaves) return 1;
    const auto gone = static_cast<float>((now - leaves).count()) / static_cast<float>(kExit.count());
    return 1 - motion::eased(theme::Curve::soft, gone);
}

// How far it has slid in: 0 out of the screen, 1 where it stands.
float slid_in(SteadyTime came, SteadyTime leaves, SteadyTime now) {
    const float out = motion::eased(theme::Curve::exit, motion::part_of(now - leaves, Milliseconds(0), kExit));
    return motion::eased(theme::Curve::enter, motion::part_of(now - came, kRoom, kSlides)) - out;
}

float out_of_the_way(const slide::Slide& slide) {
    const auto& bar = slide.ground->bounds;
    return static_cast<float>(slide.from_right ? slide.size.w - bar.x : -bar.right());
}

}  // namespace

// Where nothing may move, it fades.
void Overlays::lay(slide::Slide slide, motion::Effects effects, SteadyTime now, Milliseconds stays, Way way) {
    if (effects == motion::Effects::reduced) way = Way::enters;
    auto entrance = begin_entrance(nothing_under(slide), slide, motion::Transition::fade, effects, now);
    if (way == Way::slides) entrance.finish();
    overlays_.push_back({std::move(slide), std::move(entrance), now, now + stays, way});
}

bool Overlays::arriving(const Overlay& overlay, SteadyTime now) {
    return overlay.way == Way::slides && now < overlay.came + kRoom + kSlides;
}

void Overlays::go_on(SteadyTime now) {
    std::erase_if(overlays_, [&](const Overlay& overlay) {
        return now >= overlay.leaves + kExit + (overlay.way == Way::slides ? kRoom : Milliseconds(0));
    });
    for (auto& overlay : overlays_) overlay.entrance.go_on(overlay.slide, now);
}

void Overlays::add_to(Frame& frame, SteadyTime now, text::Fonts& fonts) const {
    for (const auto& overlay : overlays_) {
        if (overlay.way == Way::slides) {
            const float in = slid_in(overlay.came, overlay.leaves, now);
            if (in <= 0) continue;
            auto layers = motion::at_rest(overlay.slide).layers;
            for (auto& layer : layers) {
                layer.offset.x += out_of_the_way(overlay.slide) * (1 - in);
                frame.layers.push_back(std::move(layer));
            }
            continue;
        }
        const float left = left_of(overlay.leaves, now);
        for (auto& layer : overlay.entrance.compose(overlay.slide, fonts).layers) {
            layer.alpha *= left;
            if (layer.alpha > 0) frame.layers.push_back(std::move(layer));
        }
    }
}

// They come back when it has left.
void Overlays::make_room(Frame& frame, const slide::Slide& below, SteadyTime now) {
    for (auto& overlay : overlays_) {
        if (overlay.way != Way::slides) continue;
        const auto soft = [](float t) { return motion::eased(theme::Curve::soft, t); };
        const float gone = soft(motion::part_of(now - overlay.came, Milliseconds(0), kRoom)) -
                           soft(motion::part_of(now - overlay.leaves, kExit, kRoom));
        for (const auto& actor : below.actors) {
            if (!makes_room(actor, overlay.slide)) continue;
            for (auto& layer : frame.layers)
                if (layer.drawing == actor.drawing) layer.alpha *= 1 - gone;
        }
        if (overlay.ground != below.ground) {
            overlay.ground = below.ground;
            overlay.cover = without_dashes(below, overlay.slide);
        }
        const bool on_it = !frame.layers.empty() && frame.layers.front().drawing == below.ground;
        if (overlay.cover && on_it) frame.layers.insert(frame.layers.begin() + 1, {overlay.cover, {}, gone, 1, {}, {}});
    }
    std::erase_if(frame.layers, [](const Layer& layer) { return layer.alpha <= 0; });
}

void Overlays::settle_into(slide::Slide& below, SteadyTime now) const {
    for (const auto& overlay : overlays_) {
        if (overlay.way != Way::slides || arriving(overlay, now) || now >= overlay.leaves) continue;
        std::erase_if(below.actors, [&](const auto& actor) { return makes_room(actor, overlay.slide); });
        if (overlay.cover) below.actors.insert(below.actors.begin(), {"banner.cover", overlay.cover, {}, 0, {}});
        below.actors.push_back({"banner", overlay.slide.ground, {}, 0, {}});
        below.actors.insert(below.actors.end(), overlay.slide.actors.begin(), overlay.slide.actors.end());
    }
}

bool Overlays::moving(SteadyTime now) const {
    return std::ranges::any_of(overlays_, [&](const Overlay& overlay) {
        return overlay.entrance.running(overlay.slide) || arriving(overlay, now) || now >= overlay.leaves;
    });
}

std::optional<SteadyTime> Overlays::next_change() const {
    if (overlays_.empty()) return std::nullopt;
    return std::ranges::min(overlays_, {}, &Overlay::leaves).leaves;
}

}  // namespace accolade::stage
