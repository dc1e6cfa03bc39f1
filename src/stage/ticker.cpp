#include "stage/ticker.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

namespace accolade::stage {
namespace {

constexpr Milliseconds kFirstTick{16};  // a number that ticks has come so far in its first frame

}  // namespace

void Ticker::start(const slide::Slide& on, const slide::Slide& fresh, SteadyTime now) {
    auto tick = motion::tick_between(on, fresh);
    if (!tick) return;
    std::map<std::size_t, DrawingPtr> before;
    if (ticking_ && fresh.actors.size() == on.actors.size()) before = std::move(ticking_->before);  // not drawn yet
    if (fresh.ground != on.ground) before.try_emplace(0, on.ground);
    for (std::size_t i = 0; i < std::min(fresh.actors.size(), on.actors.size()); ++i) {
        const auto &old = on.actors[i], &actor = fresh.actors[i];
        const bool gauge = std::holds_alternative<slide::Filling>(actor.change) && actor.name == old.name;
        if (gauge && actor.drawing != old.drawing) before.try_emplace(i + 1, old.drawing);
    }
    // Its first frame shows that it has begun.
    ticking_ = Ticking{std::move(*tick), now - kFirstTick, std::move(before)};
}

void Ticker::go_on(SteadyTime now) {
    if (ticking_ && now - ticking_->since >= motion::length_of(ticking_->tick)) ticking_.reset();
}

Frame Ticker::frame(const slide::Slide& slide, SteadyTime now) const {
    assert(ticking_);
    auto frame = motion::ticking(slide, ticking_->tick, now - ticking_->since);
    for (const auto& [layer, drawing] : ticking_->before) frame.layers.at(layer).drawing = drawing;
    return frame;
}

}  // namespace accolade::stage
