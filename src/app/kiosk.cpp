#include "app/kiosk.h"

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "last_good.h"
#include "rules.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kRetry{1000};  // between two looks for a display
constexpr Milliseconds kStopPatience{300};

// Of pictures beside those that are on: a screen full.
std::size_t pictures_kept(PixelSize screen) {
    constexpr std::size_t least = 16U << 20U;
    return std::max(least, 4 * static_cast<std::size_t>(screen.w) * static_cast<std::size_t>(screen.h));
}

std::chrono::microseconds frame_time(double refresh_rate) {
    return std::chrono::microseconds(std::lround(1e6 / std::clamp(refresh_rate, 24.0, 240.0)));
}

// All under one topic: complaints that come back after a mended file are news again.
void tell(Log& log, const Complaints& complaints) {
    for (const auto& complaint : complaints) {
        log.say(complaint.severity == Severity::error ? Level::error : Level::warning, "settings",
                to_string(complaint));
    }
}

void keep(const ReadSetup& read, Disk& disk, Log& log) {
    if (const auto kept = keep_last_good(read, disk); !kept)
        log.warn("settings kept", "the settings are not kept for a start with broken ones: " + to_string(kept.error()));
}

}  // namespace

const char* version() {
    return ACCOLADE_VERSION;
}

int run(const Options& options, const Places& places) {
    Signals signals;
    Log log(hurried(machine_clock(), options.hurry));
    auto kiosk = Kiosk::open(options, places, signals, log);
    if (!kiosk) {
        std::cerr << "accolade: " << to_string(kiosk.error()) << "\n";
        return 1;
    }
    return (*kiosk)->run();
}

Result<std::unique_ptr<Kiosk>> Kiosk::open(const Options& options, const Places& places, Signals& signals, Log& log) {
    RealDisk disk;
    auto read = read_setup(options, places, disk);
    tell(log, read.complaints);
    const bool whole = read.setup.has_value();
    if (!whole) read.setup = stand_in(options, places, read, disk, log);
    if (!read.setup) return failure("the show cannot start; the complaints above say why");
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return std::unexpected(fonts.error());
    auto lock = Lock::take(state_folder(read.setup->settings));
    if (!lock) return std::unexpected(lock.error());
    if (!(*lock)->trouble().empty()) log.warn("state", (*lock)->trouble());
    if (whole) keep(read, disk, log);
    return std::unique_ptr<Kiosk>(
        new Kiosk(options, places, signals, log, std::move(*read.setup), std::move(*fonts), std::move(*lock)));
}

Kiosk::Kiosk(Options options, Places places, Signals& signals, Log& log, Setup setup,
             std::unique_ptr<text::Fonts> fonts, std::unique_ptr<Lock> lock)
    : options_(std::move(options)),
      places_(std::move(places)),
      signals_(signals),
      log_(log),
      clock_(hurried(machine_clock(), options_.hurry)),
      lock_(std::move(lock)),
      setup_(std::move(setup)),
      fonts_(std::move(fonts)),
      loader_(disk_, media::decode, log_,
              [this] {
                  stage_.picture_came();
                  waker_.wake();
              }),
      stage_(*fonts_, loader_, log_) {
    media::start_codecs();
    signals_.start([this] { waker_.wake(); });
    opened_ = clock_().steady;
    rules_ = rules_of(setup_.settings, setup_.zone);
    follow_feeds();
    watch_files();
}

Kiosk::~Kiosk() {
    signals_.stop();
    waker_.through({});
}

void Kiosk::follow_feeds() {
    // What never answers must not hold up the screen.
    if (worker_ && !worker_->stop(kStopPatience)) stuck_.push_back(std::move(worker_));
    worker_.reset();
    const std::string agent = std::string("accolade/") + version();
    const auto seed = static_cast<std::uint64_t>(clock_().wall.time_since_epoch().count());
    worker_ = std::make_unique<feed::FeedWorker>(
        sources_of(setup_, places_),
        feed::FeedWorker::Seams{net::http(agent), disk_, clock_, log_, seed, options_.hurry},
        state_folder(setup_.settings), setup_.settings.language, news_, [this] {
            waker_.wake();
            malloc_trim(0);  // what reading the news took is not kept by each thread for the next time
        });
}

void Kiosk::watch_files() {
    watch_.reset();
    watch_ = std::make_unique<FileWatch>(setup_.files, [this] {
        files_changed_ = true;
        waker_.wake();
    });
}

int Kiosk::run() {
    log_.info("show", std::string("accolade ") + version() + ": theme " + setup_.theme.name + ", " +
                          std::to_string(sources_of(setup_, places_).size()) + " feed(s)");
    notify_.ready();
    while (!signals_.ending()) {
        const Now now = clock_();
        if (options_.run_for && now.steady - opened_ >= *options_.run_for) break;
        notify_.alive(now.steady);
        obey();
        if (ensure_window(now)) {
            turn(now);
        } else {
            waker_.wait_for(slept(kRetry, options_.hurry));
        }
    }
    notify_.stopping();
    log_.info("show",
              "ends after " + std::to_string(stage_.slides()) + " slides, " + std::to_string(frames_) + " frames");
    waker_.through({});
    window_.reset();
    // The network may hang in ways nobody can end; what is on disk is whole at every instant, so leaving is safe.
    if (!worker_->stop(kStopPatience) || !stuck_.empty()) std::_Exit(0);
    return 0;
}

void Kiosk::obey() {
    const bool asked = signals_.take_reread();
    if (files_changed_.exchange(false) || asked) reread();
    if (asked) worker_->refetch();
}

// New settings are taken whole or not at all; the old ones stay on the screen with a complaint.
void Kiosk::reread() {
    auto read = read_setup(options_, places_, disk_);
    tell(log_, read.complaints);
    if (!read.setup) {
        log_.error("settings", "the new settings or theme are not taken; the old ones stay");
        return;
    }
    keep(read, disk_, log_);
    if (read.setup->theme == setup_.theme && read.setup->settings == setup_.settings &&
        read.setup->logo == setup_.logo && read.setup->demo == setup_.demo) {
        return;
    }
    log_.info("settings", "settings and theme are read again");
    const Setup old = std::exchange(setup_, std::move(*read.setup));
    const auto &now = setup_.settings, &before = old.settings;
    rules_ = rules_of(now, setup_.zone);
    if (now.state_folder != before.state_folder) {
        if (auto lock = Lock::take(state_folder(now))) {
            lock_ = std::move(*lock);
        } else {
            log_.error("state", to_string(lock.error()) + "; the old state folder stays");
            setup_.settings.state_folder = before.state_folder;
        }
    }
    if (now.feeds != before.feeds || now.state_folder != before.state_folder || now.language != before.language ||
        setup_.demo != old.demo) {
        follow_feeds();
    }
    if (setup_.files != old.files) watch_files();
    if (now.screen.rotation != before.screen.rotation || now.screen.display != before.screen.display) {
        lose_window("the screen's settings changed");
        next_try_ = {};
    }
    stage_.lay_anew();
}

bool Kiosk::ensure_window(const Now& now) {
    if (window_) return true;
    if (now.steady < next_try_ && !connectors_.changed()) return false;
    next_try_ = now.steady + kRetry;
    screen::WindowOptions wanted;
    wanted.display = setup_.settings.screen.display;
    wanted.rotation = static_cast<screen::Rotation>(setup_.settings.screen.rotation);
    wanted.windowed = options_.windowed;
    auto window = screen::Window::open(wanted);
    if (!window) {
        log_.warn("display", to_string(window.error()) + "; trying again until there is one");
        notify_.status("waiting for a display");
        return false;
    }
    window_ = std::move(*window);
    waker_.through([w = window_.get()] { w->wake(); });
    stage_.forget_target();
    const PixelSize size = window_->size();
    loader_.resize(pictures_kept(size));
    log_.info("display", window_->driver() + ", " + std::to_string(size.w) + "x" + std::to_string(size.h));
    notify_.status("showing");
    return true;
}

// Another one is opened at once, but not more often than once in kRetry.
void Kiosk::lose_window(const char* why) {
    if (!window_) return;
    log_.warn("display", why);
    waker_.through({});
    window_.reset();
}

void Kiosk::turn(const Now& now) {
    const Turn turn{setup_, rules_, news_.get(), window_->size(), now};
    const auto frame = frame_time(window_->refresh_rate());
    const auto whole = std::chrono::round<Milliseconds>(frame);
    stage_.set(turn);
    if (!stage_.expecting(turn)) {
        const auto changed = stage_.paint(turn, window_->target());
        if (!changed.empty()) {
            window_->present(changed);
            ++frames_;
        }
        if (const auto changed_tempo = stage_.shown(clock_().steady, whole)) log_.info("effects", *changed_tempo);
        stage_.prepare(turn);
    }
    if (!window_->lost()) {
        const Due due = stage_.next_change(turn, whole);
        SteadyTime until = due.next_frame ? beat_.next(now.steady, frame) : due.at;
        if (const auto watchdog = notify_.next()) until = std::min(until, *watchdog);
        if (options_.run_for) until = std::min(until, opened_ + *options_.run_for);
        const SteadyTime from = clock_().steady;
        heed(window_->wait_until(from + slept(until - from, options_.hurry), from), clock_().steady);
    }
    if (window_->lost()) lose_window("the display is lost");
}

void Kiosk::heed(const screen::Events& events, SteadyTime now) {
    if (events.quit) signals_.end();
    if (events.exposed || events.resized) stage_.forget_target();
    for (const auto key : events.keys) {
        switch (key) {
            case screen::Key::quit:
                signals_.end();
                break;
            case screen::Key::pause:
                stage_.pause();
                break;
            case screen::Key::next:
                stage_.next(now);
                break;
            case screen::Key::previous:
                stage_.previous(now);
                break;
        }
    }
}

}  // namespace accolade::app
