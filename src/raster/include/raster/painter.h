// Painter: a Frame into a picture of the screen, drawing again only what changed since the frame before.
//
// What a Drawing looks like is kept while frames show it (and, for `prepare`d ones, until they have been shown once);
// a fleeting one is drawn straight into the frame, command by command, and never kept.
// Full opaque copies, cross-fades of two opaque layers and blends go by rows, with SSE2 or NEON if there is one and
// a plain version that says the same. Resource; one thread
// calls, and a second one, which it owns, paints the lower half where most of a large frame changes.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "gfx/bitmap.h"
#include "gfx/frame.h"
#include "raster/target.h"
#include "text/fonts.h"

namespace accolade::raster {

class Painter {
  public:
    explicit Painter(text::Fonts& fonts);
    ~Painter();
    Painter(const Painter&) = delete;
    Painter& operator=(const Painter&) = delete;

    // Draws ahead, so that the frame that first shows it is not late. Cheap when it is kept already.
    void prepare(const DrawingPtr& drawing);
    bool prepared(const DrawingPtr& drawing) const;

    // Paints what differs from the last frame painted into this target, and says where that was; everything, the first
    // time or after `forget_target`. REQUIRES a target of the frame's size.
    std::vector<PixelRect> paint(const Frame& frame, const Target& target);

    // The target's pixels are no longer those painted last (a new window, a lost buffer).
    void forget_target();

    std::size_t bytes() const;  // kept in drawn pictures

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace accolade::raster
