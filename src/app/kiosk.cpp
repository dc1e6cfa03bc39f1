#include "app/kiosk.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <utility>

#include "app/describe.h"
#include "app/keys.h"
#include "app/look.h"
#include "app/version.h"
#include "base/cases.h"
#include "control/status_line.h"
#include "identity.h"
#include "motion/celebration.h"
#include "os/worker.h"
#include "rereading.h"
#include "rules.h"
#include "schedule/ended.h"
#include "schedule/stepping.h"
#include "slide_check.h"

namespace accolade::app {
namespace {

namespace command = model::command;

constexpr Milliseconds kIdentified{10'000};
constexpr Milliseconds kFrozen{30'000};  // much longer than a slide waits for its picture
constexpr Milliseconds kLate{1'000};

}  // namespace

struct Kiosk::Opened {
    Setup setup;
    Complaints complaints;
    std::unique_ptr<text::Fonts> fonts;
    std::unique_ptr<Lock> lock;
    std::unique_ptr<ChildProcess> decoder;  // begun, for the feeds
};

Result<std::unique_ptr<Kiosk>> Kiosk::open(const Options& options, const Places& places, Signals& signals, Log& log,
                                           ShownListener shown) {
    auto decoder = decoder::Decoder::begin();
    RealDisk disk;
    auto [read, valid] = read_to_start(options, places, disk, log);
    if (!read.setup) return failure("the show cannot start; the complaints above say why");
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return std::unexpected(fonts.error());
    auto lock = Lock::take(state_folder(read.setup->settings), Lock::kPatience);
    if (!lock) return std::unexpected(lock.error());
    if (!(*lock)->trouble().empty()) log.warn("state", (*lock)->trouble());
    if (valid) keep_valid(read, disk, log);
    return std::unique_ptr<Kiosk>(new Kiosk(
        options, places, signals, log,
        {std::move(*read.setup), std::move(read.complaints), std::move(*fonts), std::move(*lock), std::move(decoder)},
        std::move(shown)));
}

Kiosk::Kiosk(const Options& options, const Places& places, Signals& signals, Log& log, Opened opened,
             ShownListener shown)
    : options_(options),
      places_(places),
      signals_(signals),
      log_(log),
      clock_(hurried(machine_clock(), options.hurry)),
      pulse_(kFrozen * options.hurry),
      fonts_(std::move(opened.fonts)),
      shown_(std::move(shown)),
      setup_(std::move(opened.setup)),
      look_(look_of(setup_)),
      rules_(rules_of(setup_.settings, setup_.zone)),
      complaints_(std::move(opened.complaints)),
      hanging_(log),
      remembering_(disk_, log, clock_, options.hurry, std::move(opened.lock), setup_.settings),
      metrics_(log),
      display_(*fonts_, places.fonts() / "Inter-Regular.otf", inbox_.waker, log, options.hurry),
      pictures_(inbox_, disk_, log, setup_.settings),
      stage_(*fonts_, pictures_.loader(), log),
      inspecting_(*fonts_),
      feeds_(inbox_, disk_, clock_, log, options.hurry),
      chime_(log),
      panel_(log, cec_),
      asking_(inbox_, status_, feeds_.latest(), clock_, log),
      opened_(clock_()) {
    show_.not_first = remembering_.crashed_on();
    metrics_.move_to(setup_.settings.metrics_file);
    signals_.start([&inbox = inbox_](const model::Command& command) { inbox.tell(command); });
    feeds_.follow(setup_, places_, std::move(opened.decoder));
    watch_files();
    asking_.open(state_folder(setup_.settings), setup_.zone);
}

Kiosk::~Kiosk() {
    pictures_.cancel();
    asking_.close();
    signals_.stop();
}

void Kiosk::watch_files() {
    watch_.reset();
    watch_ = std::make_unique<FileWatch>(setup_.files, [&inbox = inbox_] { inbox.tell(command::Reread{}); });
}

int Kiosk::run() {
    log_.info("show", std::string("accolade ") + version() + ": theme " + setup_.theme.name + ", " +
                          std::to_string(sources_of(setup_, places_).size()) + " feed(s)");
    notify_.ready();
    while (true) {
        const Now now = clock_();
        if (frozen(now)) std::_Exit(kEndedByError);  // whatever hangs would hold up an orderly end
        notify_.alive(now.steady);
        if (expects_) {
            const auto late = (now.steady - *expects_) / options_.hurry;
            if (late >= kLate) ++late_turns_;
            longest_gap_ = std::max(longest_gap_, late);
        }
        const auto news = remembering_.suspects().without_held(feeds_.news(), now.wall);
        celebrating().look(news, rules_, now, feeds_.sources());
        remembering_.journal().look(news);
        news_ = celebrating().told(news, now);
        for (const auto& command : inbox_.commands.take_all()) obey(command, now);
        follow_language();
        if (options_.run_for && now.steady - opened_.steady >= *options_.run_for) quitting_ = true;
        if (quitting_) return end(now);

        if (find_display(now)) {
            go_on(celebrating().advance(show_, news, rules_, now), now);
            lay_banners(now);
            show(now);
            follow_panel(now);
        }
        if (pictures_.forget_withdrawn(news_, setup_, now)) remembering_.suspects().forget_withdrawn();
        publish(now);
        sleep(now);
    }
}

// As good as hung: the watchdog is not fed, and nobody waits for it either.
bool Kiosk::frozen(const Now& now) {
    if (!pulse_.frozen(now.steady)) return false;
    log_.error("picture", "other slides are on, but the picture has not changed for " +
                              std::to_string(kFrozen / Seconds(1)) +
                              " s; the program ends so that it is started again");
    return true;
}

int Kiosk::end(const Now& now) {
    notify_.stopping();
    pictures_.cancel();
    if (const auto shown = schedule::ended_by_quitting(show_, now)) tell(*shown);
    remembering_.begin_to_end();
    log_.info("show",
              "ends after " + std::to_string(show_.current.serial) + " slides, " + std::to_string(frames_) + " frames");
    asking_.close();
    panel_.follow(false, panel_display(), now.steady);  // whoever comes next finds it awake
    display_.end();
    const bool kept = remembering_.end(now);
    if (!feeds_.stop() || !kept) std::_Exit(0);
    return 0;
}

void Kiosk::obey(const model::Command& said, const Now& now) {
    std::visit(Cases{[&](command::Next) { go_on(schedule::step_on(show_, news_, rules_, now), now); },
                     [&](command::Previous) { go_on(schedule::step_back(show_, news_, rules_, now), now); },
                     [&](command::Pause) { show_.paused = !show_.paused; }, [&](command::Refetch) { feeds_.refetch(); },
                     [&](command::Reread) { reread(); }, [&](command::Inspect) { inspect(); },
                     [&](const command::Rehearse& said_of) { rehearse(said_of.item, now); },
                     [&](command::Identify) { identify(now); },
                     [&](const command::Forget& said_of) {
                         remembering_.journal().forget(said_of.name, [&inbox = inbox_](Result<journal::Erased> erased) {
                             inbox.forgotten.push(std::move(erased));
                         });
                     },
                     [&](command::Quit) { quitting_ = true; }},
               said);
}

// In a window alone: the audience is to see the slides.
void Kiosk::inspect() {
    if (options_.windowed) inspecting_.toggle();
}

// Which of the screens is this? Above everything, closed or not; the show goes on below.
void Kiosk::identify(const Now& now) {
    if (!display_.is_open()) return;
    night_.stay_awake(now.steady + kIdentified + Panel::kBefore);
    stage_.lay_over(identity_of(setup_.settings), scene(now), kIdentified);
}

void Kiosk::rehearse(const std::string& item, const Now& now) {
    auto rehearsed = celebrating().rehearse(show_, news_, rules_, now, item);
    if (!rehearsed) log_.warn("rehearsal", to_string(rehearsed.error()));
    inbox_.rehearsals.push(rehearsed ? "" : to_string(rehearsed.error()));
    if (rehearsed) go_on(std::move(*rehearsed), now);
}

void Kiosk::obey_keys(const screen::Events& events) {
    if (events.quit) inbox_.tell(command::Quit{});
    for (const auto key : events.keys) inbox_.tell(command_of(key));
}

void Kiosk::reread() {
    if (auto setup = read_again(options_, places_, disk_, log_, setup_, complaints_)) take(std::move(*setup));
}

void Kiosk::take(Setup setup) {
    const Setup old = std::exchange(setup_, std::move(setup));
    const auto& before = old.settings;
    auto& now = setup_.settings;
    const bool moved = remembering_.follow(now, before);
    metrics_.move_to(now.metrics_file);
    look_ = look_of(setup_);
    rules_ = rules_of(now, setup_.zone);
    night_.rules_are_new();
    if (now.feeds != before.feeds || moved || now.language != before.language || now.ca_file != before.ca_file ||
        setup_.zone != old.zone || setup_.demo != old.demo) {
        feeds_.follow(setup_, places_);
    }
    if (moved || setup_.zone != old.zone) asking_.open(state_folder(now), setup_.zone);
    if (setup_.files != old.files) watch_files();
    if (now.screen.rotation != before.screen.rotation || now.screen.display != before.screen.display)
        display_.reopen("the screen's settings changed");
    show_.next.reset();  // was chosen by the previous rules
    stage_.restyle();
}

void Kiosk::follow_language() {
    auto language = screen_language(setup_.settings, *news_);
    if (language == look_.locale.language) return;
    look_.locale.language = std::move(language);
    stage_.restyle();
}

stage::Scene Kiosk::scene(const Now& now) {
    return {look_,
            show_,
            news_,
            display_.size(),
            now,
            inbox_.pictures,
            [this](const std::string& item) { return celebrating().last_shown(item); },
            [this](const model::Item& item) { remembering_.suspects().note(show_.current, {&item}); }};
}

bool Kiosk::find_display(const Now& now) {
    if (!display_.is_open()) remembering_.suspects().note({});  // what happens while there is none is no item's fault
    const auto found = display_.ensure(setup_.settings.screen, options_, now.steady);
    if (found == Display::Found::opened_now) {
        pictures_.screen_is(display_.size());
        panel_.display_is_new();
    }
    return found != Display::Found::none;
}

void Kiosk::go_on(schedule::Show next, const Now& now) {
    if (const auto shown = schedule::ended(show_, next, now)) {
        if (shown->whole) remembering_.suspects().forgive(show_.current);
        tell(*shown);
    }
    if (next.current.serial != show_.current.serial) sound(next.current, now);
    show_ = std::move(next);
}

// The chime, for the moment at which the number lands; one that is still to be heard goes with its celebration.
void Kiosk::sound(const schedule::Showing& showing, const Now& now) {
    const auto& settings = setup_.settings.celebrations;
    chime_.hush();
    if (!showing.celebration || !settings.sound) return;
    const auto at = showing.celebration->starts + motion::kLanding;
    if (at > now.wall && schedule::Calendar(setup_.zone, at).window(settings.audible.days).open)
        chime_.play(at - now.wall);
}

void Kiosk::lay_banners(const Now& now) {
    // Under a takeover it goes with the slide that it lies over.
    if (celebrating().banner_goes() && !show_.current.celebration) stage_.lift_overlays();
    if (const auto banner = celebrating().banner_begins()) stage_.lay_banner(scene(now), banner->celebration);
}

void Kiosk::show(const Now& now) {
    const auto scene = this->scene(now);
    auto& suspects = remembering_.suspects();
    if (now.steady - show_.current.began >= Suspects::kSurvived) suspects.forgive(show_.current);
    suspects.note(show_.current);
    stage_.follow(scene);
    if (stage_.expecting(scene)) return;
    const auto frame = stage_.frame(scene);
    celebrating().before_frame();
    const bool changed = display_.show(frame, inspecting_.look(stage_, show_, look_, seen_by(setup_.settings)));
    if (changed) ++frames_;
    const auto shown = clock_();
    celebrating().frame_shown(show_, changed, shown);
    const auto* const item = show_.current.item();
    pulse_.turn(item != nullptr ? item->id : "", changed || stage_.was_there(), shown.steady);
    if (inbox_.screen_wanted.exchange(false)) inbox_.pictures_of_screen.push(display_.picture());
    const auto frame_time = std::chrono::round<Milliseconds>(display_.frame_time());
    if (const auto effects = stage_.shown(shown.steady, frame_time)) log_.info("effects", *effects);
    if (show_.paused || stage_.busy(scene)) return;
    show_ = schedule::look_ahead(show_, news_, rules_, now);
    if (show_.next) suspects.note(show_.current, show_.next->showing.on_slide());
    if (const auto drawing = stage_.prepare(scene)) display_.draw_ahead(drawing);
    suspects.note(show_.current);
}

void Kiosk::tell(const model::Shown& shown) {
    remembering_.journal().add(shown);
    if (shown_) shown_(shown);
}

Panel::Display Kiosk::panel_display() {
    if (!display_.is_open()) return {};
    return {[this](bool on) { return display_.power(on); }, [this] { return display_.powered(); }};
}

void Kiosk::follow_panel(const Now& now) {
    night_.follow(show_.current.closed, rules_, now);
    const bool wanted = setup_.settings.when_closed == config::WhenClosed::off && !options_.windowed;
    panel_.follow(wanted && night_.panel_may_sleep(now), panel_display(), now.steady);
}

std::vector<Hanging::Thread> Kiosk::threads() const {
    std::vector<Hanging::Thread> all;
    for (const auto& [thread, time] : feeds_.busy())
        all.push_back({thread, time, "the show goes on with the news it has"});
    all.push_back(
        {"pictures", pictures_.loader().busy(), "slides are shown without the pictures that are not yet decoded"});
    all.push_back({"celebrations", celebrating().busy(), "celebrations are remembered until the program ends"});
    all.push_back({"journal", remembering_.journal().busy(), "what is shown is remembered until the program ends"});
    all.push_back({"metrics", metrics_.busy(), "the metrics are no longer written"});
    all.push_back({"panel", panel_.busy(), "the panel is neither woken nor sent to sleep by HDMI-CEC"});
    all.push_back({"file watch", watch_->busy(), "changes of settings and theme are not noticed"});
    all.push_back({"chime", chime_.busy(), "no chime is heard"});
    all.push_back({"control", asking_.busy(), "nobody who asks is answered"});
    return all;
}

// All that somebody should see to.
void Kiosk::look_at_troubles(const Now& now) {
    std::vector<model::Trouble> all;
    const auto add = [&](Complaint complaint) { all.push_back({std::move(complaint), now.wall}); };
    for (const auto& complaint : complaints_) add(complaint);
    if (auto panel = panel_.trouble()) add(std::move(*panel));
    if (auto why = remembering_.journal().trouble(); !why.empty()) add({Severity::warning, "journal", std::move(why)});
    for (const auto* known : {&remembering_.suspects().troubles(), &hanging_.look(threads(), now.wall)})
        all.insert(all.end(), known->begin(), known->end());
    standing_.follow(std::move(all));
}

void Kiosk::publish(const Now& now) {
    model::Status status;
    status.version = version();
    status.name = setup_.settings.name;
    status.started = opened_.wall;
    if (display_.is_open()) status.display = display_.described();
    describe(status, show_, night_.opens(), now);
    status.items = news_->items.size();
    status.sources = feeds_.sources();
    status.effects = stage::name_of(stage_.effects(look_));
    status.frames = frames_;
    status.missed_frames = stage_.missed_frames();
    status.celebrations = celebrating().shown();
    status.latency = celebrating().latency();
    look_at_troubles(now);
    status.troubles = standing_.all();
    status.journal_bytes = remembering_.journal().bytes();
    status.last = remembering_.last();
    status.panel = panel_.state();
    status.late_turns = late_turns_;
    status.longest_gap = longest_gap_;
    status.picture_failures = pictures_.loader().failures();
    notify_.status(control::status_line(status, setup_.zone, now.wall));
    if (metrics_.due(now.steady)) metrics_.write(status, state_folder(setup_.settings), now);
    status_.publish(std::move(status));
}

void Kiosk::sleep(const Now& now) {
    expects_.reset();
    if (!display_.is_open()) {
        pulse_.rest();
        return display_.wait_for_one();
    }
    auto latest = std::min(pictures_.next().value_or(SteadyTime::max()), night_.next(now));
    if (const auto watchdog = notify_.next()) latest = std::min(latest, *watchdog);
    if (const auto looks = panel_.next()) latest = std::min(latest, *looks);
    if (const auto metrics = metrics_.next()) latest = std::min(latest, *metrics);
    if (const auto wakes = celebrating().wakes(now)) latest = std::min(latest, *wakes);
    if (options_.run_for) latest = std::min(latest, opened_.steady + *options_.run_for);
    const auto frame_time = std::chrono::round<Milliseconds>(display_.frame_time());
    const auto due = stage_.next_change(scene(now), frame_time);
    expects_ = std::min(due.at, latest);
    obey_keys(display_.wait(due, latest, now, clock_));
}

}  // namespace accolade::app
