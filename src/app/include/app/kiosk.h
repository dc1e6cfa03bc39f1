// Kiosk: one screen's show, put together: owns every resource, declared in order of need, and the one loop on the main
// thread. The workers (feeds, pictures, signals, files) only ever put something into the inbox, or publish a value.
//
// The loop decides nothing itself: what is on is the schedule's affair, how it looks the stage's, and the display shows
// it. Everything visible is made from values (news, look, size, now), so that a lost display costs nothing.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/asking.h"
#include "app/display.h"
#include "app/feeds.h"
#include "app/hanging.h"
#include "app/inbox.h"
#include "app/inspecting.h"
#include "app/metrics_file.h"
#include "app/night.h"
#include "app/notify.h"
#include "app/panel.h"
#include "app/pictures.h"
#include "app/pulse.h"
#include "app/remembering.h"
#include "app/setup.h"
#include "app/signals.h"
#include "app/standing.h"
#include "base/latest.h"
#include "model/shown.h"
#include "model/status.h"
#include "os/disk.h"
#include "os/log.h"
#include "os/watch.h"
#include "schedule/show.h"
#include "screen/chime.h"
#include "stage/stage.h"
#include "text/fonts.h"

namespace accolade::app {

// Called on the main thread with each slide that has ended.
using ShownListener = std::function<void(const model::Shown&)>;

class Kiosk {
  public:
    // Settings, theme, fonts: all of them, or a reason. The window may come later. Mistakes in a file that the show can
    // do without are no reason; mistakes on the command line are, and another show on the same state folder.
    static Result<std::unique_ptr<Kiosk>> open(const Options& options, const Places& places, Signals& signals, Log& log,
                                               ShownListener shown = {});
    ~Kiosk();
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    int run();

    // From any thread.
    void tell(model::Command command) { inbox_.tell(std::move(command)); }
    std::shared_ptr<const model::Status> status() const { return status_.get(); }

  private:
    struct Opened;
    Kiosk(const Options& options, const Places& places, Signals& signals, Log& log, Opened opened, ShownListener shown);

    void obey(const model::Command& command, const Now& now);
    void obey_keys(const screen::Events& events);
    void inspect();
    void identify(const Now& now);
    void rehearse(const std::string& item, const Now& now);
    void reread();
    void take(Setup setup);
    void follow_language();  // of the screen's own words, which may be the feed's
    void watch_files();      // those the settings and the theme were read from

    Celebrating& celebrating() { return remembering_.celebrating(); }
    const Celebrating& celebrating() const { return remembering_.celebrating(); }
    stage::Scene scene(const Now& now);
    bool find_display(const Now& now);
    void go_on(schedule::Show next, const Now& now);  // to another state of the show
    void sound(const schedule::Showing& showing, const Now& now);
    void lay_banners(const Now& now);  // over the slide, or away from it
    void show(const Now& now);         // what is on the screen is up to date
    void tell(const model::Shown& shown);
    Panel::Display panel_display();
    void follow_panel(const Now& now);
    std::vector<Hanging::Thread> threads() const;
    void look_at_troubles(const Now& now);
    void publish(const Now& now);
    void sleep(const Now& now);
    bool frozen(const Now& now);
    int end(const Now& now);

    Inbox inbox_;  // first: threads call it as long as they live
    Options options_;
    Places places_;
    Signals& signals_;
    Log& log_;
    Clock clock_;
    RealDisk disk_;
    Notify notify_;
    Pulse pulse_;
    std::unique_ptr<text::Fonts> fonts_;
    ShownListener shown_;

    Setup setup_;
    stage::Look look_;
    schedule::Rules rules_;
    Complaints complaints_;  // about the settings
    Standing standing_;
    Hanging hanging_;
    Remembering remembering_;
    MetricsFile metrics_;

    Display display_;
    Pictures pictures_;
    stage::Stage stage_;
    Inspecting inspecting_;
    Feeds feeds_;
    screen::Chime chime_;
    screen::RealCecKernel cec_;
    Panel panel_;
    Night night_;
    std::unique_ptr<FileWatch> watch_;

    std::shared_ptr<const model::News> news_;  // of this turn of the loop
    schedule::Show show_;
    Latest<model::Status> status_;
    Asking asking_;
    Now opened_{};
    std::uint64_t frames_ = 0;           // shown so far
    std::uint64_t late_turns_ = 0;       // of the loop, by a second or more
    Milliseconds longest_gap_{0};        // by which one was late
    std::optional<SteadyTime> expects_;  // its next turn by then
    bool quitting_ = false;
};

}  // namespace accolade::app
