// Ticker: a number that changes while its slide stands, and rolls to what it says now. What takes long to draw follows
// when it has landed: the ground, and gauges. Value; no clock is asked.
#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "base/time.h"
#include "gfx/frame.h"
#include "motion/ticking.h"
#include "slide/slide.h"

namespace accolade::stage {

class Ticker {
  public:
    bool running() const { return ticking_.has_value(); }
    void stop() { ticking_.reset(); }
    // Rolls from what is on to what is fresh, where a number is all that differs.
    void start(const slide::Slide& on, const slide::Slide& fresh, SteadyTime now);
    // Ends where it has landed.
    void go_on(SteadyTime now);
    // REQUIRES running(), and the slide that was fresh.
    Frame frame(const slide::Slide& slide, SteadyTime now) const;

  private:
    struct Ticking {
        motion::Tick tick;
        SteadyTime since;
        std::map<std::size_t, DrawingPtr> before;  // by layer: what has not been drawn yet
    };
    std::optional<Ticking> ticking_;
};

}  // namespace accolade::stage
