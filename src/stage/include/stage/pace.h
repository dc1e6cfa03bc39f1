// Pace: how the frames of what moves come: how long each took, how many the display missed, and how the last entrance
// did as a whole. Value; no clock is asked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.h"

namespace accolade::stage {

// How the frames of one entrance came, for whoever inspects it.
struct EntranceFrames {
    std::size_t frames = 0;
    Milliseconds due{0};  // one every so often
    Milliseconds typical{0}, slowest{0};
    bool operator==(const EntranceFrames&) const = default;
};

class Pace {
  public:
    // Another slide enters: what was measured of the one before is dropped.
    void begin() { took_.clear(); }
    // How long it has been since the last frame says nothing: something else was done between.
    void forget_last() { last_.reset(); }
    // A frame had been shown, one being due every so often. How long it took; nothing of the first.
    std::optional<Milliseconds> frame(SteadyTime at, Milliseconds due);
    // Nothing moves any more.
    void rest();

    std::uint64_t missed() const { return missed_; }
    const EntranceFrames& last_entrance() const { return entrance_; }  // that has ended

  private:
    std::optional<SteadyTime> last_;
    std::vector<Milliseconds> took_;  // each frame of it
    Milliseconds due_{0};             // what each should have taken
    EntranceFrames entrance_;
    std::uint64_t missed_ = 0;
};

}  // namespace accolade::stage
