// Stagehand: what stands on the stage: the slide that is on, how far it has entered, and the next one, made ready
// behind it while nothing moves, so that nothing waits for it. Knows nothing of windows, signals or files; everything
// visible is made from the values of a Turn, so that a lost screen costs nothing. Resource; the thread of the Fonts.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/setup.h"
#include "app/studio.h"
#include "app/tempo.h"
#include "media/picture_loader.h"
#include "model/news.h"
#include "motion/motion.h"
#include "motion/ticking.h"
#include "raster/painter.h"
#include "schedule/show.h"
#include "text/fonts.h"

namespace accolade::app {

// All that one turn of the loop goes by.
struct Turn {
    const Setup& setup;
    const schedule::Rules& rules;
    std::shared_ptr<const model::News> news;  // the newest; never null
    PixelSize size;
    Now now;
};

struct Due {
    SteadyTime at;
    bool next_frame = false;  // something moves: with the very next frame, to the display's own beat
};

class Stagehand {
  public:
    Stagehand(text::Fonts& fonts, media::PictureLoader& loader, Log& log);

    // Brings what is on up to this moment: the slide, its entrance, its words, its pictures.
    void set(const Turn& turn);
    // The very first slide waits a little for news and pictures, rather than appear without them.
    bool expecting(const Turn& turn) const;
    // REQUIRES a target of the turn's size. Says where it painted.
    std::vector<PixelRect> paint(const Turn& turn, const raster::Target& target);
    // When a frame had been shown: an entrance's time counts from its first, and its pace is judged by all. Says what
    // changed about the effects, if anything did.
    std::optional<std::string> shown(SteadyTime at, Milliseconds frame);
    // While the slide stands still: a piece of the work for the next one.
    void prepare(const Turn& turn);
    // When `set` or `prepare` have something to do next, if nothing comes from outside. `frame`: how long one takes on
    // this display.
    Due next_change(const Turn& turn, Milliseconds frame) const;

    void lay_anew();       // the setup is another one
    void forget_target();  // the screen no longer shows what was painted
    void picture_came();   // any thread

    bool entering() const;  // a slide
    // That, or a number that ticks; an idle mosaic that turns its tiles is at rest.
    bool moving() const { return entering() || tick_.has_value(); }
    const slide::Slide& slide() const { return slide_; }
    std::uint64_t slides() const { return on_; }  // that have been on

    // For a window; a kiosk has no keys.
    void pause() { paused_ = !paused_; }
    void next(SteadyTime now);
    void previous(SteadyTime now);

  private:
    struct Prepared {
        std::uint64_t after = 0;                  // the serial of the slide that it follows
        std::shared_ptr<const model::News> news;  // the newest when it was chosen
        schedule::Slide coming;
        Canvas canvas;
        WallTime worded{};
        unsigned pictures = 0;
        slide::Slide slide;
        std::size_t drawn = 0;  // of its drawings, the ground first
    };

    void change(const Turn& turn);
    void relay(const Turn& turn);
    void refresh(const Turn& turn);
    void pace(const Turn& turn);
    void enter(const Turn& turn, motion::Transition transition);
    slide::Slide make(const Turn& turn, const schedule::Slide& slide, const Canvas& canvas, WallTime at);
    bool ready(const Turn& turn) const;
    bool drawing_left() const;
    // How long the tiles of an idle slide have been turning one by one; nothing where they do not.
    std::optional<Milliseconds> wandering(const Turn& turn) const;

    text::Fonts& fonts_;
    Studio studio_;
    raster::Painter painter_;
    std::atomic<unsigned> pictures_{0};  // that came so far

    schedule::Show show_;
    Milliseconds ahead_{0};  // of the clock on the wall runs the show, by hand
    bool paused_ = false, stepped_ = false, anew_ = false;

    std::uint64_t on_ = 0;  // the serial of the slide that is on
    Canvas canvas_;
    slide::Slide slide_;
    WallTime worded_{};                      // the moment whose words it has
    std::optional<model::Counter> counter_;  // that it was laid out with
    unsigned pictures_on_ = 0;
    std::optional<slide::Slide> before_;
    motion::Transition transition_ = motion::Transition::fade;
    motion::Ease ease_ = motion::Ease::full;
    Milliseconds since_{0};  // it began to enter
    SteadyTime last_{};      // turn, for the pace
    Tempo tempo_;
    // A number that changed while its slide stands, and since when.
    std::optional<std::pair<motion::Tick, SteadyTime>> tick_;
    std::optional<SteadyTime> shown_;       // the frame before, of an entrance
    std::optional<Milliseconds> wandered_;  // of the frame that was painted last
    std::optional<Prepared> next_;
    std::optional<SteadyTime> opened_;
    bool first_ = true;  // nothing has been shown yet
};

}  // namespace accolade::app
