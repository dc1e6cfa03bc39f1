#include "stage/entrance.h"

#include <algorithm>
#include <utility>

namespace accolade::stage {
namespace {

constexpr Milliseconds kLongestStep{50};  // in one frame
constexpr Milliseconds kStall{250};       // after it, jump to the end
constexpr Milliseconds kAtRest{60'000};   // longer than any entrance

}  // namespace

void Entrance::go_on(const slide::Slide& slide, SteadyTime now) {
    const auto step = now - paced;
    paced = now;
    if (running(slide)) since += step > kStall ? kAtRest : std::min(step, kLongestStep);
}

void Entrance::finish() {
    since = kAtRest;
}

Frame Entrance::compose(const slide::Slide& slide, text::Fonts& fonts) const {
    return motion::compose(before ? &*before : nullptr, slide, since, transition, effects, fonts);
}

Entrance begin_entrance(std::optional<slide::Slide> before, const slide::Slide& slide, motion::Transition wanted,
                        motion::Effects effects, SteadyTime now) {
    Entrance entrance{std::move(before), wanted, effects, Milliseconds(0), now};
    entrance.transition = motion::possible(wanted, entrance.before ? &*entrance.before : nullptr, slide, effects);
    return entrance;
}

}  // namespace accolade::stage
