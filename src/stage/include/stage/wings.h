// Wings: where the next slide is made ready, a piece at a time, while the present one stands still; so that a change of
// slides waits neither for a picture nor for a drawing. What turns out to be wanted otherwise is made anew. Value; the
// thread of the Fonts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "stage/on_stage.h"

namespace accolade::stage {

class Wings {
  public:
    // One piece of the work. Says which drawing should be drawn ahead now; null if none is.
    // Does nothing if nobody has looked ahead yet (schedule::look_ahead).
    DrawingPtr prepare(Designer& designer, const Scene& scene);
    // Some of the work can be done now.
    bool work_left() const;
    // The slide that follows, once it can be shown; null while it cannot.
    const slide::Slide* ready(const Scene& scene) const;
    // The slide, if it is ready and what the scene wants now. Empty afterwards, either way.
    std::optional<OnStage> take(const Scene& scene);
    void clear() { next_.reset(); }

  private:
    std::optional<OnStage> next_;
    std::uint64_t after_ = 0;                  // the serial of the showing that it follows
    std::shared_ptr<const model::News> news_;  // the newest when it was chosen
    std::size_t drawn_ = 0;                    // of its drawings, the ground first
};

}  // namespace accolade::stage
