// Inspecting: what a theme's author sees over the slide in a window (key i): how the slide that is on is made, and what
// of it people could not read. It measures a slide once, when it stands: an entrance is not to be slowed down by being
// looked at. Resource; borrows the Fonts; the thread of the Fonts.
#pragma once

#include <optional>

#include "schedule/show.h"
#include "screen/inspector.h"
#include "slide/report.h"
#include "stage/look.h"
#include "stage/stage.h"

namespace accolade::app {

class SlideMeter;

class Inspecting {
  public:
    explicit Inspecting(text::Fonts& fonts);
    ~Inspecting();
    Inspecting(const Inspecting&) = delete;
    Inspecting& operator=(const Inspecting&) = delete;

    void toggle() { on_ = !on_; }
    // Nothing while it is off.
    std::optional<screen::Inspection> look(const stage::Stage& stage, const schedule::Show& show,
                                           const stage::Look& look, const theme::Seen& seen);

  private:
    const slide::Report& measured(const slide::Slide& slide, const stage::Look& look, const theme::Seen& seen,
                                  const model::News& news);

    text::Fonts& fonts_;
    std::unique_ptr<SlideMeter> meter_;
    std::optional<slide::Slide> slide_;  // that was measured
    slide::Report report_;               // of it
    bool on_ = false;
};

// As the screen draws it. Pure.
screen::Inspection inspection_of(const slide::Slide& slide, const slide::Report& report, const theme::Seen& seen,
                                 const schedule::Show& show, const stage::EntranceFrames& entrance);

}  // namespace accolade::app
