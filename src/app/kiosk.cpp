#include "app/kiosk.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "app/rules.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kRetry{1000};       // between two looks for a display
constexpr Milliseconds kLongestStep{50};   // of an entrance, in one frame
constexpr Milliseconds kStall{250};        // after it, jump to the end
constexpr Milliseconds kFirstPatience{600};  // how long the first slide waits for its pictures
constexpr Milliseconds kStopPatience{300};
constexpr std::uint64_t kWipeEvery = 4;

Milliseconds frame_time(double refresh_rate) {
    return Milliseconds(static_cast<int>(1000 / std::clamp(refresh_rate, 24.0, 240.0)));
}

SteadyTime sooner(std::optional<SteadyTime> a, SteadyTime b) {
    return a ? std::min(*a, b) : b;
}

}  // namespace

const char* version() {
    return ACCOLADE_VERSION;
}

int run(const Options& options, const Places& places) {
    Signals signals;
    Log log;
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
    if (!read.setup && options.config) {
        // A screen that starts with broken settings shows what it can: the settings that stand, the house theme.
        for (const auto& complaint : read.complaints) log.say(Level::error, complaint.where + complaint.what, to_string(complaint));
        Options plain = options;
        plain.config.reset();
        if (!plain.feed) plain.feed = places.demo().string();
        read = read_setup(plain, places, disk);
    }
    for (const auto& complaint : read.complaints) {
        log.say(complaint.severity == Severity::error ? Level::error : Level::warning, complaint.where + complaint.what, to_string(complaint));
    }
    if (!read.setup) return failure("the show cannot start; the complaints above say why");
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return std::unexpected(fonts.error());
    auto lock = Lock::take(state_folder(read.setup->settings));
    if (!lock) return std::unexpected(lock.error());
    return std::unique_ptr<Kiosk>(new Kiosk(options, places, signals, log, std::move(*read.setup), std::move(*fonts), std::move(*lock)));
}

Kiosk::Kiosk(Options options, Places places, Signals& signals, Log& log, Setup setup, std::unique_ptr<text::Fonts> fonts,
             std::unique_ptr<Lock> lock)
    : options_(std::move(options)), places_(std::move(places)), signals_(signals), log_(log), lock_(std::move(lock)),
      setup_(std::move(setup)), fonts_(std::move(fonts)),
      darkroom_(disk_, media::decode, log_, [this] {
          picture_came_ = true;
          waker_.wake();
      }),
      studio_(*fonts_, darkroom_), painter_(*fonts_) {
    media::start_codecs();
    signals_.start([this] { waker_.wake(); });
    opened_ = clock_().steady;
    last_turn_ = opened_;
    begin_work();
}

Kiosk::~Kiosk() {
    waker_.through({});
}

void Kiosk::begin_work() {
    rules_ = rules_of(setup_.settings, setup_.zone);
    worker_.reset();
    watch_.reset();
    const std::string agent = std::string("accolade/") + version();
    const auto seed = static_cast<std::uint64_t>(clock_().wall.time_since_epoch().count());
    worker_ = std::make_unique<feed::FeedWorker>(sources_of(setup_.settings, places_),
                                                 feed::FeedWorker::Seams{net::http(agent), disk_, clock_, log_, seed},
                                                 state_folder(setup_.settings), setup_.settings.language, news_, [this] { waker_.wake(); });
    watch_ = std::make_unique<FileWatch>(setup_.files, [this] {
        files_changed_ = true;
        waker_.wake();
    });
}

int Kiosk::run() {
    log_.info("show", std::string("accolade ") + version() + ": theme " + setup_.theme.name + ", " +
                          std::to_string(sources_of(setup_.settings, places_).size()) + " feed(s)");
    notify_.ready();
    while (!signals_.ending()) {
        const Now now = clock_();
        if (options_.run_for && now.steady - opened_ >= *options_.run_for) break;
        notify_.alive(now.steady);
        obey(now);
        if (!ensure_window(now)) {
            waker_.wait_for(kRetry);
            continue;
        }
        turn(now);
        if (!window_) continue;
        heed(window_->wait_until(next_change(now), now.steady), clock_());
        if (window_->lost()) lose_window("the display is lost");
    }
    notify_.stopping();
    log_.info("show", "ends");
    waker_.through({});
    window_.reset();
    // The network may hang in ways nobody can end; what is on disk is whole at every instant, so leaving is safe.
    if (!worker_->stop(kStopPatience)) std::_Exit(0);
    return 0;
}

void Kiosk::obey(const Now&) {
    const bool asked = signals_.take_reread();
    if (asked) worker_->refetch();
    if (files_changed_.exchange(false) || asked) reread();
}

// New settings are taken whole or not at all; the old ones stay on the screen with a complaint.
void Kiosk::reread() {
    auto read = read_setup(options_, places_, disk_);
    for (const auto& complaint : read.complaints) {
        log_.say(complaint.severity == Severity::error ? Level::error : Level::warning, complaint.where, to_string(complaint));
    }
    if (!read.setup) {
        log_.error("settings", "the new settings or theme are not taken; the old ones stay");
        return;
    }
    const config::Settings old = setup_.settings;
    const bool same_theme = read.setup->theme == setup_.theme;
    if (same_theme && read.setup->settings == old) return;
    log_.info("settings", "settings and theme are read again");
    setup_ = std::move(*read.setup);
    const auto& settings = setup_.settings;
    rules_ = rules_of(settings, setup_.zone);
    if (settings.feeds != old.feeds || settings.state_folder != old.state_folder || settings.language != old.language) begin_work();
    if (settings.screen.rotation != old.screen.rotation || settings.screen.display != old.screen.display) lose_window("the screen's settings changed");
    next_.reset();
    // The slide that is on is laid out anew, and enters as a new one.
    if (slide_.ground) {
        before_ = std::move(slide_);
        slide_ = make(show_.current, canvas_, clock_());
        since_ = Milliseconds(0);
        transition_ = scene::Transition::fade;
    }
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
        log_.warn("display", "no display: " + to_string(window.error()) + "; trying again until there is one");
        notify_.status("waiting for a display");
        return false;
    }
    window_ = std::move(*window);
    waker_.through([w = window_.get()] { w->wake(); });
    painter_.forget_target();
    const PixelSize size = window_->size();
    log_.info("display", window_->driver() + ", " + std::to_string(size.w) + "x" + std::to_string(size.h));
    notify_.status("showing");
    return true;
}

void Kiosk::lose_window(const char* why) {
    if (!window_) return;
    log_.warn("display", why);
    waker_.through({});
    window_.reset();
    next_try_ = {};
}

bool Kiosk::moving() const {
    const auto ease = setup_.settings.screen.reduced_motion ? scene::Ease::reduced : scene::Ease::full;
    return since_ < scene::rest_after(slide_, transition_, ease);
}

void Kiosk::pace(const Now& now) {
    const auto step = now.steady - last_turn_;
    last_turn_ = now.steady;
    if (!moving()) return;
    since_ += step > kStall ? Milliseconds(60'000) : std::min(std::chrono::duration_cast<Milliseconds>(step), kLongestStep);
}

void Kiosk::turn(const Now& now) {
    const auto news = news_.get();
    if (!paused_) show_ = schedule::advance(show_, news, rules_, now);
    if (show_.current.serial != on_ || slide_.size != window_->size()) {
        change_slide(now);
    } else {
        pace(now);
        refresh(now);
    }
    // The first slide of all waits a little for its pictures rather than appear without them.
    if (first_ && slide_.waiting && now.steady - opened_ < kFirstPatience) return;
    first_ = false;
    const auto ease = setup_.settings.screen.reduced_motion ? scene::Ease::reduced : scene::Ease::full;
    const auto frame = scene::compose(before_ ? &*before_ : nullptr, slide_, since_, transition_, ease, *fonts_);
    const auto changed = painter_.paint(frame, window_->target());
    if (!changed.empty()) window_->present(changed);
    if (!moving()) {
        before_.reset();
        prepare_next(now);
    }
}

Canvas Kiosk::canvas_for(const schedule::Slide& slide, const Now& now) const {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now.wall.time_since_epoch()).count();
    return {window_->size(), slide.progress.position, slide.progress.count, static_cast<int>(((minutes % 12) + 12) % 12)};
}

scene::Slide Kiosk::make(const schedule::Slide& slide, const Canvas& canvas, const Now& now) {
    const auto& news = slide.news ? *slide.news : *news_.get();
    if (slide.closed && setup_.settings.when_closed == config::WhenClosed::dark) return dark_slide(canvas.size);
    return studio_.design(setup_, setup_.theme, news, slide.item(), canvas, now.wall);
}

void Kiosk::change_slide(const Now& now) {
    const bool resized = slide_.size != window_->size();
    const std::string id = show_.current.item() != nullptr ? show_.current.item()->id : "";
    before_.reset();
    if (slide_.ground && !resized) before_ = std::move(slide_);
    const bool ready = next_ && next_->id == id && next_->news == show_.current.news.get() && next_->canvas.size == window_->size() && !next_->slide.waiting;
    canvas_ = canvas_for(show_.current, now);
    if (ready) {
        canvas_ = next_->canvas;
        slide_ = std::move(next_->slide);
    } else {
        slide_ = make(show_.current, canvas_, now);
    }
    next_.reset();
    on_ = show_.current.serial;
    transition_ = on_ % kWipeEvery == kWipeEvery - 1 ? scene::Transition::wipe : scene::Transition::fade;
    since_ = resized && !first_ ? Milliseconds(60'000) : Milliseconds(0);
    refreshed_ = now.wall;
    last_turn_ = now.steady;
}

// Words change while a slide stands (the clock, a counter), and pictures come: what differs is drawn again, at once.
void Kiosk::refresh(const Now& now) {
    const bool picture = picture_came_.exchange(false) && slide_.waiting;
    const bool due = !moving() && now.wall >= words_change(show_.current.item(), refreshed_);
    if (!picture && !due) return;
    slide_ = scene::kept(slide_, make(show_.current, canvas_, now));
    refreshed_ = now.wall;
}

// While a slide stands still, the next one is laid out and drawn, a drawing a turn, so that nothing waits for it.
void Kiosk::prepare_next(const Now& now) {
    if (paused_) return;
    const auto coming = schedule::upcoming(show_, news_.get(), rules_, now);
    const std::string id = coming.item() != nullptr ? coming.item()->id : "";
    const bool stale = !next_ || next_->id != id || next_->news != coming.news.get() || next_->canvas.size != window_->size();
    if (stale || next_->slide.waiting) {
        if (stale && next_ && next_->id == id && next_->slide.waiting && !picture_came_) return;
        const Canvas canvas = canvas_for(coming, now);
        next_ = Prepared{make(coming, canvas, now), id, coming.news.get(), canvas};
        next_drawn_ = 0;
    }
    if (next_->slide.waiting) return;
    if (next_drawn_ == 0) painter_.prepare(next_->slide.ground);
    if (next_drawn_ > 0 && next_drawn_ <= next_->slide.actors.size()) painter_.prepare(next_->slide.actors[next_drawn_ - 1].drawing);
    if (next_drawn_ <= next_->slide.actors.size()) ++next_drawn_;
}

std::optional<SteadyTime> Kiosk::next_change(const Now& now) const {
    std::optional<SteadyTime> next = notify_.next();
    if (options_.run_for) next = sooner(next, opened_ + *options_.run_for);
    if (first_) return sooner(next, now.steady + Milliseconds(20));
    if (moving()) return sooner(next, now.steady + frame_time(window_->refresh_rate()));
    if (next_ && !next_->slide.waiting && next_drawn_ <= next_->slide.actors.size()) return now.steady;
    if (!paused_) next = sooner(next, show_.current.ends);
    const WallTime words = words_change(show_.current.item(), refreshed_);
    return sooner(next, now.steady + std::max(Milliseconds(1), std::chrono::duration_cast<Milliseconds>(words - now.wall)));
}

void Kiosk::heed(const screen::Events& events, const Now& now) {
    if (events.quit) signals_.end();
    if (events.exposed || events.resized) painter_.forget_target();
    for (const auto key : events.keys) {
        switch (key) {
            case screen::Key::quit: signals_.end(); break;
            case screen::Key::pause: paused_ = !paused_; break;
            case screen::Key::next: show_.current.ends = now.steady; break;
            case screen::Key::previous:
                if (!show_.previous) break;
                std::swap(show_.current, *show_.previous);
                show_.current.serial = show_.previous->serial + 1;
                show_.current.ends = now.steady + (show_.current.ends - show_.current.began);
                show_.current.began = now.steady;
                break;
        }
    }
}

}  // namespace accolade::app
