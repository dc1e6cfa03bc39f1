#include "stage/celebrating.h"

#include <algorithm>
#include <utility>

namespace accolade::stage {
namespace {

constexpr Milliseconds kPrepares{8'700};  // when the rain is over, and little falls
constexpr Milliseconds kHalfCovered{700};

}  // namespace

Celebrating::Celebrating(model::Celebration celebration, std::optional<slide::Slide> before, motion::Effects effects)
    : celebration_(std::move(celebration)), before_(std::move(before)), effects_(effects) {
    if (before_) takeover_.veil = motion::veil_over(before_->size);
}

void Celebrating::designed(const slide::Slide& slide, text::Fonts& fonts) {
    if (before_ && before_->size != slide.size) before_.reset();
    auto veil = takeover_.veil;  // drawn already
    takeover_ =
        motion::takeover_of(before_ ? &*before_ : nullptr, slide, effects_, motion::seed_of(celebration_.key), fonts);
    if (veil) takeover_.veil = std::move(veil);
    designed_ = true;
    drawn_ = 0;
}

bool Celebrating::wants_next(WallTime now) const {
    return designed_ && !after_ && since(now) >= kPrepares && since(now) < motion::kLeaves;
}

std::optional<slide::Slide> Celebrating::left(WallTime now, const slide::Slide& own) const {
    if (!designed_ || (before_ && since(now) < kHalfCovered)) return before_;
    if (after_ && since(now) > motion::kLeaves) return after_;
    return own;
}

std::optional<Milliseconds> Celebrating::entered(WallTime now) const {
    constexpr Milliseconds kAlmost{150};
    if (!after_ || since(now) < motion::kCelebration - kAlmost) return std::nullopt;
    return since(now) - motion::kFollows;
}

Frame Celebrating::frame(const slide::Slide& slide, WallTime now, text::Fonts& fonts) const {
    const auto* before = before_ ? &*before_ : nullptr;
    if (!designed_ && before != nullptr)
        return motion::celebration(before, nullptr, nullptr, takeover_, since(now), effects_, fonts);
    return motion::celebration(before, &slide, after_ ? &*after_ : nullptr, takeover_, since(now), effects_, fonts);
}

DrawingPtr Celebrating::prepare(const slide::Slide& slide) {
    if (!prepares(slide)) return nullptr;
    const auto drawing = drawn_ == 0 ? slide.ground : slide.actors[drawn_ - 1].drawing;
    ++drawn_;
    return drawing;
}

}  // namespace accolade::stage
