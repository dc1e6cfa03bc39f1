// Standby: what a celebration can be shown with at once. A number that is near what it would be celebrated at has its
// celebration designed while nothing moves, and its ground drawn ahead: that alone takes longer than several frames.
// The words are designed anew when it falls. Value; the thread of the Fonts.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "model/news.h"
#include "slide/slide.h"
#include "stage/designer.h"
#include "stage/on_stage.h"

namespace accolade::stage {

class Standby {
  public:
    // One piece of work, of which there is none most of the time. The drawing it gives should be drawn ahead; null:
    // none.
    DrawingPtr prepare(Designer& designer, const Scene& scene);
    // Null where nothing is near.
    const slide::Slide* slide() const { return slide_ ? &*slide_ : nullptr; }
    void clear() { *this = {}; }

  private:
    std::shared_ptr<const model::News> news_;  // that was looked through
    WallTime at_{};                            // and when
    PixelSize size_;
    std::optional<slide::Slide> slide_;
};

}  // namespace accolade::stage
