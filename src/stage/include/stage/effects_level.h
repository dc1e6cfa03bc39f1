// EffectsLevel: how rich the motion may be on this machine, told by the frames it really showed (screen-design.md 5.5).
//
// The first entrance is judged as it happens; from then on every one is. Where the 95th percentile of the time between
// its frames is too long, the next entrances are simpler; after many good ones a richer level is tried again, each time
// it fails only after twice as many. Value; one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "motion/motion.h"

namespace accolade::stage {

// "full", "less", "least", "reduced": the words of the settings.
std::string_view name_of(motion::Effects level);

class EffectsLevel {
  public:
    // A frame was shown `took` after the one before it, in an entrance whose frames should have come every `due`.
    void frame_took(Milliseconds took, Milliseconds due);
    // The entrance is over. Says what changed, if anything did, in words for the log.
    std::optional<std::string> entrance_ended();

    // What may be shown: as was decided, or as rich as was smooth.
    motion::Effects effects(const std::optional<motion::Effects>& decided) const { return decided.value_or(level_); }

  private:
    motion::Effects level_ = motion::Effects::full;
    std::vector<float> frames_;  // of this entrance: how many times as long as was due
    float due_ms_ = 0;
    int bad_ = 0, good_ = 0;  // entrances in a row
    int trial_ = 40;          // good ones before a richer level is tried
    bool tried_ = false;      // the level is such a trial
};

}  // namespace accolade::stage
