// Kiosk: the show itself. Owns every resource, declared in order of need, and the one loop on the main thread; the
// workers (feeds, pictures, signals, files) only ever wake it.
//
// The display may come late, go and return: everything visible is rebuilt from values (news, theme, size, now). What is
// on it is the Stagehand's affair.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "app/beat.h"
#include "app/lock.h"
#include "app/notify.h"
#include "app/setup.h"
#include "app/signals.h"
#include "app/stagehand.h"
#include "base/latest.h"
#include "feed/worker.h"
#include "media/picture_loader.h"
#include "os/disk.h"
#include "os/log.h"
#include "os/waker.h"
#include "os/watch.h"
#include "screen/window.h"
#include "text/fonts.h"

namespace accolade::app {

const char* version();

// Shows until it is told to end; the program's exit code.
int run(const Options& options, const Places& places);

class Kiosk {
  public:
    // Settings, theme, fonts: all of them, or a reason. The window may come later. Mistakes in a file that the show can
    // do without are no reason; mistakes on the command line are, and another show on the same state folder.
    static Result<std::unique_ptr<Kiosk>> open(const Options& options, const Places& places, Signals& signals,
                                               Log& log);
    ~Kiosk();
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    int run();

  private:
    Kiosk(Options options, Places places, Signals& signals, Log& log, Setup setup, std::unique_ptr<text::Fonts> fonts,
          std::unique_ptr<Lock> lock);

    void obey();
    void reread();
    void follow_feeds();                 // those of the settings there are
    void watch_files();                  // those the settings and the theme were read from
    bool ensure_window(const Now& now);  // false: there is no display now
    void lose_window(const char* why);
    void turn(const Now& now);  // what is on the screen is up to date; then sleeps until it is not
    void heed(const screen::Events& events, SteadyTime now);

    Options options_;
    Places places_;
    Signals& signals_;
    Log& log_;
    Clock clock_;
    Waker waker_;  // outlives every thread that wakes us
    RealDisk disk_;
    Notify notify_;
    std::unique_ptr<Lock> lock_;
    Setup setup_;
    schedule::Rules rules_;
    std::unique_ptr<text::Fonts> fonts_;
    Latest<model::News> news_;
    std::atomic<bool> files_changed_{false};

    std::unique_ptr<screen::Window> window_;
    screen::Connectors connectors_;
    SteadyTime next_try_{};
    Beat beat_;

    media::PictureLoader loader_;
    Stagehand stage_;
    std::unique_ptr<feed::FeedWorker> worker_;
    std::vector<std::unique_ptr<feed::FeedWorker>> stuck_;  // would not end; the program ends without them
    std::unique_ptr<FileWatch> watch_;
    SteadyTime opened_{};
    std::uint64_t frames_ = 0;  // shown so far
};

}  // namespace accolade::app
