#include "stage/pace.h"

#include <algorithm>

namespace accolade::stage {

std::optional<Milliseconds> Pace::frame(SteadyTime at, Milliseconds due) {
    std::optional<Milliseconds> took;
    if (last_) {
        took = at - *last_;
        took_.push_back(*took);
        due_ = due;
        if (due > Milliseconds(0) && *took > due + due / 2)
            missed_ += static_cast<std::uint64_t>((*took - due / 2) / due);
    }
    last_ = at;
    return took;
}

void Pace::rest() {
    last_.reset();
    if (took_.empty()) return;
    std::ranges::sort(took_);
    entrance_ = {took_.size(), due_, took_[took_.size() / 2], took_.back()};
    took_.clear();
}

}  // namespace accolade::stage
