// Celebrating: what a stage keeps while its slide is celebrated (motion/celebration.h). The first frame must not wait
// for the slide to be designed: it is only the old one, which begins to dim, and the slide is designed in the turn
// after. Paced by the clock on the wall, so that screens agree. Value; the thread of the Fonts.
#pragma once

#include <cstddef>
#include <optional>

#include "base/time.h"
#include "model/celebration.h"
#include "motion/celebration.h"
#include "slide/slide.h"

namespace accolade::stage {

class Celebrating {
  public:
    Celebrating(model::Celebration celebration, std::optional<slide::Slide> before, motion::Effects effects);

    Milliseconds since(WallTime now) const { return std::max(now - celebration_.starts, Milliseconds(0)); }
    motion::Effects effects() const { return effects_; }

    // Whether its slide may be designed now; where nothing dims, it is wanted at once.
    bool due() const { return !designed_ && (shown_ || !before_); }
    void designed(const slide::Slide& slide, text::Fonts& fonts);
    void shown() { shown_ = true; }

    // What follows, as soon as it is ready; it stays what it is.
    bool wants_next(WallTime now) const;
    void followed_by(const slide::Slide& next) {
        if (!after_) after_ = next;
    }
    // What the screen looks like at the end of it: the next slide, if that is where it has come to; else its own, or
    // what it had not yet covered.
    std::optional<slide::Slide> left(WallTime now, const slide::Slide& own) const;
    // How far the next slide had entered, where it is there at the end.
    std::optional<Milliseconds> entered(WallTime now) const;

    Frame frame(const slide::Slide& slide, WallTime now, text::Fonts& fonts) const;
    bool moves(WallTime now) const { return motion::celebration_moves(since(now), effects_); }
    Milliseconds moves_in(WallTime now) const { return motion::celebration_moves_in(since(now), effects_); }

    // The drawings of its slide, each to be drawn ahead once while the old one dims; null: none is left.
    DrawingPtr prepare(const slide::Slide& slide);
    bool prepares(const slide::Slide& slide) const { return designed_ && drawn_ <= slide.actors.size(); }

  private:
    model::Celebration celebration_;
    std::optional<slide::Slide> before_, after_;
    motion::Effects effects_;
    motion::Takeover takeover_;
    bool designed_ = false, shown_ = false;
    std::size_t drawn_ = 0;
};

}  // namespace accolade::stage
