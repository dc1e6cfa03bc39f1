// Overlays: slides that lie over the one that is on, each with an entrance of its own, until their time is over: a
// banner over a story that goes on being told. An overlay's ground covers only what it needs, and everything of it is
// drawn after all that lies below. Knows nothing of what they say. Value; the thread of the Fonts.
#pragma once

#include <optional>
#include <vector>

#include "base/time.h"
#include "slide/slide.h"
#include "stage/entrance.h"

namespace accolade::stage {

// How one comes and leaves: where it stands; or from the side that words begin at, once what stood there has made room.
enum class Way { enters, slides };

class Overlays {
  public:
    // Above those that are there. It leaves when it has been there for so long.
    void lay(slide::Slide slide, motion::Effects effects, SteadyTime now, Milliseconds stays, Way way = Way::enters);
    void clear() { overlays_.clear(); }

    // Brings them up to this moment; those whose time is over are gone.
    void go_on(SteadyTime now);
    void add_to(Frame& frame, SteadyTime now, text::Fonts& fonts) const;

    // Fades what stands on the slide below where one has slid in, or is about to.
    void make_room(Frame& frame, const slide::Slide& below, SteadyTime now);
    // Those that have slid in become part of the slide below, and leave with it.
    void settle_into(slide::Slide& below, SteadyTime now) const;

    bool empty() const { return overlays_.empty(); }
    bool moving(SteadyTime now) const;
    // When one begins to leave, where none moves; nothing where there is none.
    std::optional<SteadyTime> next_change() const;

  private:
    struct Overlay {
        slide::Slide slide;
        Entrance entrance;
        SteadyTime came, leaves;
        Way way = Way::enters;
        DrawingPtr ground{}, cover{};  // of the slide below; and what hides its dashes (banner.h)
    };

    static bool arriving(const Overlay& overlay, SteadyTime now);

    std::vector<Overlay> overlays_;
};

}  // namespace accolade::stage
