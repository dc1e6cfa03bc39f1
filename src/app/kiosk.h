// Kiosk: the show itself. Owns every resource, declared in order of need, and the one loop on the main thread; the
// workers (feeds, pictures, signals, files) only ever wake it.
//
// The display may come late, go and return: everything visible is rebuilt from values (news, theme, size, now).
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "app/lock.h"
#include "app/notify.h"
#include "app/setup.h"
#include "app/signals.h"
#include "app/studio.h"
#include "base/disk.h"
#include "base/latest.h"
#include "base/log.h"
#include "base/waker.h"
#include "base/watch.h"
#include "feed/worker.h"
#include "media/darkroom.h"
#include "raster/painter.h"
#include "scene/motion.h"
#include "schedule/show.h"
#include "screen/window.h"
#include "text/fonts.h"

namespace accolade::app {

const char* version();

// Shows until it is told to end; the program's exit code.
int run(const Options& options, const Places& places);

class Kiosk {
  public:
    // Settings, theme, fonts: all of them, or a reason. The window may come later.
    static Result<std::unique_ptr<Kiosk>> open(const Options& options, const Places& places, Signals& signals, Log& log);
    ~Kiosk();
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    int run();

  private:
    // A slide made ahead, and what it was made for.
    struct Prepared {
        scene::Slide slide;
        std::string id;
        const model::News* news = nullptr;
        Canvas canvas;
    };

    Kiosk(Options options, Places places, Signals& signals, Log& log, Setup setup, std::unique_ptr<text::Fonts> fonts,
          std::unique_ptr<Lock> lock);

    void obey(const Now& now);
    void reread();
    void begin_work();                      // workers, for the settings there are
    bool ensure_window(const Now& now);     // false: there is no display now
    void lose_window(const char* why);
    void turn(const Now& now);
    void change_slide(const Now& now);
    void refresh(const Now& now);           // the slide that is on, with the words and pictures of now
    void prepare_next(const Now& now);
    scene::Slide make(const schedule::Slide& slide, const Canvas& canvas, const Now& now);
    Canvas canvas_for(const schedule::Slide& slide, const Now& now) const;
    void pace(const Now& now);              // how far the entrance has come
    bool moving() const;
    std::optional<SteadyTime> next_change(const Now& now) const;
    void heed(const screen::Events& events, const Now& now);

    Options options_;
    Places places_;
    Signals& signals_;
    Log& log_;
    Clock clock_ = machine_clock();
    Waker waker_;                           // outlives every thread that wakes us
    RealDisk disk_;
    Notify notify_;
    std::unique_ptr<Lock> lock_;
    Setup setup_;
    schedule::Rules rules_;
    std::unique_ptr<text::Fonts> fonts_;
    Latest<model::News> news_;
    std::atomic<bool> files_changed_{false}, picture_came_{false};

    std::unique_ptr<screen::Window> window_;
    screen::Connectors connectors_;
    SteadyTime next_try_{};

    media::Darkroom darkroom_;
    Studio studio_;
    raster::Painter painter_;
    std::unique_ptr<feed::FeedWorker> worker_;
    std::unique_ptr<FileWatch> watch_;

    schedule::Show show_;
    std::uint64_t on_ = 0;                  // the serial of the slide that is on
    bool paused_ = false;
    Canvas canvas_;
    scene::Slide slide_;
    std::optional<scene::Slide> before_;
    std::optional<Prepared> next_;
    std::size_t next_drawn_ = 0;            // how many of its drawings are there
    scene::Transition transition_ = scene::Transition::fade;
    Milliseconds since_{0};
    SteadyTime last_turn_{};
    WallTime refreshed_{};
    bool first_ = true;                     // nothing has been shown yet
    SteadyTime opened_{};
};

}  // namespace accolade::app
