#include "stage/overlays.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace accolade::stage {
namespace {

constexpr Milliseconds kExit{300};

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

}  // namespace

void Overlays::lay(slide::Slide slide, motion::Ease ease, SteadyTime now, Milliseconds stays) {
    auto entrance = begin_entrance(nothing_under(slide), slide, motion::Transition::fade, ease, now);
    overlays_.push_back({std::move(slide), std::move(entrance), now + stays});
}

void Overlays::go_on(SteadyTime now) {
    std::erase_if(overlays_, [&](const Overlay& overlay) { return now >= overlay.leaves + kExit; });
    for (auto& overlay : overlays_) overlay.entrance.go_on(overlay.slide, now);
}

void Overlays::add_to(Frame& frame, SteadyTime now, text::Fonts& fonts) const {
    for (const auto& overlay : overlays_) {
        const float left = left_of(overlay.leaves, now);
        for (auto& layer : overlay.entrance.compose(overlay.slide, fonts).layers) {
            layer.alpha *= left;
            if (layer.alpha > 0) frame.layers.push_back(std::move(layer));
        }
    }
}

bool Overlays::moving(SteadyTime now) const {
    return std::ranges::any_of(overlays_, [&](const Overlay& overlay) {
        return overlay.entrance.running(overlay.slide) || now >= overlay.leaves;
    });
}

std::optional<SteadyTime> Overlays::next_change() const {
    if (overlays_.empty()) return std::nullopt;
    return std::ranges::min(overlays_, {}, &Overlay::leaves).leaves;
}

}  // namespace accolade::stage
