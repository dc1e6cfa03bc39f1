// Stage: one screen's show: the slide that is on, how far it has entered, what lies over it, and the next one, made
// ready while nothing moves, so that nothing waits for it. What is on and what interrupts it is decided elsewhere
// (schedule); the stage follows. It knows nothing of windows, settings or files; everything visible is made from the
// values of a Scene, so that a lost screen costs nothing. Resource; the thread of the Fonts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "media/picture_loader.h"
#include "motion/motion.h"
#include "stage/celebrating.h"
#include "stage/designer.h"
#include "stage/effects_level.h"
#include "stage/entrance.h"
#include "stage/on_stage.h"
#include "stage/overlays.h"
#include "stage/pace.h"
#include "stage/standby.h"
#include "stage/ticker.h"
#include "stage/wings.h"
#include "text/fonts.h"

namespace accolade::stage {

struct Due {
    SteadyTime at;
    bool next_frame = false;  // something moves: with the very next frame of the display
};

class Stage {
  public:
    Stage(text::Fonts& fonts, media::PictureLoader& loader, Log& log);

    // Brings what is on up to this moment: the slide, its entrance, its words, its pictures.
    void follow(const Scene& scene);
    // The very first slide waits a little for news and pictures, rather than appear without them.
    bool expecting(const Scene& scene) const;
    // What the screen looks like. REQUIRES follow() with the same scene.
    Frame frame(const Scene& scene);
    // When a frame had been shown: an entrance's time counts from its first, and its pace is judged by all. `frame`:
    // how long one takes on this display. Says what changed about the effects, if anything did.
    std::optional<std::string> shown(SteadyTime at, Milliseconds frame);
    // While the slide stands still: a piece of the work for the next one. The drawing it gives should be drawn ahead;
    // null: none.
    DrawingPtr prepare(const Scene& scene);
    // When there is something to do next, if nothing comes from outside.
    Due next_change(const Scene& scene, Milliseconds frame) const;

    void restyle();  // the look is another one
    void lay_over(slide::Slide overlay, SteadyTime now, Milliseconds stays);
    // The slide of an item that is in no news: what staff want to be told by the screen itself.
    void lay_over(const model::Item& item, const Scene& scene, Milliseconds stays);
    // A celebration that does not break off the slide: told by a bar over it for 8 s, as soon as its picture is there,
    // but after a second without. False where the news do not have its item.
    bool lay_banner(const Scene& scene, const model::Celebration& celebration);

    // A slide is; an idle mosaic that turns its tiles is at rest.
    bool entering() const { return entrance_.running(on_.slide); }
    // That, or a number that ticks, a celebration, or what lies over the slide.
    bool moving(SteadyTime now) const { return entering() || ticker_.running() || stirs_ || overlays_.moving(now); }
    // There is no time to make anything ready: something moves. A celebration leaves some at its beginning and its end.
    bool busy(const Scene& scene) const;
    const slide::Slide& slide() const { return on_.slide; }
    // In the turn in which it comes on: it was on the screen already, as the slide is that comes out from under a
    // celebration. The picture need not change then.
    bool was_there() const { return was_there_; }
    motion::Effects effects(const Look& look) const { return level_.effects(look.effects); }
    std::uint64_t missed_frames() const { return pace_.missed(); }
    const EntranceFrames& last_entrance() const { return pace_.last_entrance(); }  // that has ended
    void lift_overlays() { overlays_.clear(); }  // whatever lies over the slide, at once

  private:
    // A correction that waits for its pictures.
    struct Held {
        std::shared_ptr<const model::News> news;
        unsigned pictures = 0;
        bool operator==(const Held&) const = default;
    };

    struct Banner {  // waits for its picture
        model::Celebration celebration;
        SteadyTime at_latest;
    };

    void change(const Scene& scene);
    void celebrate(const Scene& scene, std::optional<slide::Slide> before, std::optional<OnStage> ready);
    void go_on_celebrating(const Scene& scene);
    void design_celebration(const Scene& scene);
    void lay_waiting_banners(const Scene& scene);
    bool lay(const Scene& scene, const Banner& banner);
    void redesign(const Scene& scene);
    void refresh(const Scene& scene);
    void renew(const Scene& scene);
    void correct(const Scene& scene);
    void replace(const Scene& scene, OnStage fresh);
    bool corrected(const Scene& scene) const;
    Milliseconds step() const;  // from one frame of what moves to the next
    bool holds_back(const Scene& scene) const { return held_ == Held{scene.news, scene.pictures}; }
    // How long the tiles of an idle slide have been turning one by one; nothing where they do not.
    std::optional<Milliseconds> wandering(const Scene& scene) const;

    text::Fonts& fonts_;
    Designer designer_;
    OnStage on_;
    Entrance entrance_;
    Wings wings_;
    Standby standby_;
    Overlays overlays_;
    EffectsLevel level_;
    Ticker ticker_;
    Pace pace_;
    std::optional<Celebrating> celebrating_;
    std::vector<Banner> banners_;
    std::optional<Held> held_;
    std::optional<Milliseconds> wandered_;  // of the frame that was made last
    std::optional<SteadyTime> opened_;
    bool restyle_ = false;
    bool was_there_ = false;
    bool stirs_ = false;  // a celebration whose next frame is another one
    bool first_ = true;   // nothing has been shown yet
};

}  // namespace accolade::stage
