#include "stage/effects_level.h"

#include <algorithm>
#include <cmath>

namespace accolade::stage {
namespace {

constexpr std::size_t kFewest = 12;  // frames that say something
constexpr float kLate = 1.2F;        // times as long as was due: 20 ms for 60 a second
constexpr float kVeryLate = 2.4F;    // at once, without waiting for a second such entrance
constexpr int kPatience = 2;
constexpr int kLongestTrial = 5120;  // entrances: about a day's

}  // namespace

std::string_view name_of(motion::Effects level) {
    switch (level) {
        case motion::Effects::full:
            return "full";
        case motion::Effects::less:
            return "less";
        case motion::Effects::least:
            return "least";
        case motion::Effects::reduced:
            return "reduced";
    }
    return "";
}

void EffectsLevel::frame_took(Milliseconds took, Milliseconds due) {
    if (due.count() <= 0) return;
    due_ms_ = static_cast<float>(due.count());
    frames_.push_back(static_cast<float>(took.count()) / static_cast<float>(due.count()));
}

std::optional<std::string> EffectsLevel::entrance_ended() {
    if (frames_.size() < kFewest) {
        frames_.clear();
        return std::nullopt;
    }
    const auto at = frames_.begin() + static_cast<std::ptrdiff_t>(frames_.size() * 95 / 100);
    std::nth_element(frames_.begin(), at, frames_.end());
    const float slowest = *at;
    frames_.clear();
    if (slowest <= kLate) {
        bad_ = 0;
        if (++good_ < trial_ || level_ == motion::Effects::full) {
            if (tried_ && good_ >= kPatience * 4) tried_ = false;
            return std::nullopt;
        }
        good_ = 0;
        tried_ = true;
        level_ = level_ == motion::Effects::least ? motion::Effects::less : motion::Effects::full;
        return std::string("effects ").append(name_of(level_)) + ", as frames have long been smooth";
    }
    good_ = 0;
    if (++bad_ < kPatience && slowest < kVeryLate) return std::nullopt;
    bad_ = 0;
    if (level_ == motion::Effects::least) return std::nullopt;
    if (tried_) trial_ = std::min(trial_ * 2, kLongestTrial);
    tried_ = false;
    level_ = level_ == motion::Effects::full ? motion::Effects::less : motion::Effects::least;
    return std::string("effects ").append(name_of(level_)) + ", since one frame in twenty took " +
           std::to_string(std::lround(slowest * due_ms_)) + " ms or more instead of " +
           std::to_string(std::lround(due_ms_));
}

}  // namespace accolade::stage
