#include "app/kiosk.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "app/look.h"
#include "app/version.h"
#include "base/cases.h"
#include "control/status_line.h"
#include "identity.h"
#include "last_good.h"
#include "model/kind.h"
#include "motion/celebration.h"
#include "os/host.h"
#include "os/worker.h"
#include "rules.h"
#include "slide_check.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

namespace command = model::command;

// Of pictures beside those that are on: a screen full.
std::size_t pictures_kept(PixelSize screen) {
    constexpr std::size_t least = 16U << 20U;
    return std::max(least, 4 * static_cast<std::size_t>(screen.w) * static_cast<std::size_t>(screen.h));
}

// On disk: an eighth of it, as long as that is not too much to read at the start.
std::uint64_t room_for_decoded(const std::filesystem::path& folder) {
    constexpr std::uintmax_t most = 2ULL << 30U;
    std::error_code unknown;
    const auto space = std::filesystem::space(folder, unknown);
    return unknown ? most : std::min(most, space.capacity / 8);
}

// All under one topic: complaints that return after a corrected file are said again.
void say(Log& log, const Complaints& complaints) {
    for (const auto& complaint : complaints) {
        log.say(complaint.severity == Severity::error ? Level::error : Level::warning, "settings",
                to_string(complaint));
    }
}

void keep(const ReadSetup& read, Disk& disk, Log& log) {
    if (const auto kept = keep_last_good(read, disk); !kept)
        log.warn("settings kept", "the settings could not be saved for the next start: " + to_string(kept.error()));
}

constexpr Milliseconds kIdentified{10'000};
constexpr Milliseconds kTidying{60'000};
constexpr Milliseconds kFrozen{30'000};  // much longer than a slide waits for its picture
constexpr Milliseconds kJournalPatience{2'000};
constexpr Milliseconds kLate{1'000};

journal::Screen screen_of(const config::Settings& settings) {
    const auto site = settings.sites.empty() ? std::string() : settings.sites.front();
    if (!settings.name.empty()) return {settings.name, site};
    return {site.empty() ? host_name() : site, site};
}

std::unique_ptr<journal::Journal> journal_of(const config::Settings& settings, Log& log, const Clock& clock,
                                             int hurry) {
    return std::make_unique<journal::Journal>(log, clock, state_folder(settings), screen_of(settings),
                                              wording::kClockIsSet, hurry);
}

std::vector<model::Trouble> troubles_of(const Complaints& complaints, WallTime now) {
    std::vector<model::Trouble> troubles;
    for (const auto& complaint : complaints) troubles.push_back({complaint, now});
    return troubles;
}

}  // namespace

struct Kiosk::Opened {
    Setup setup;
    Complaints complaints;
    std::unique_ptr<text::Fonts> fonts;
    std::unique_ptr<Lock> lock;
};

Result<std::unique_ptr<Kiosk>> Kiosk::open(const Options& options, const Places& places, Signals& signals, Log& log,
                                           ShownListener shown) {
    RealDisk disk;
    auto read = read_setup(options, places, disk);
    say(log, read.complaints);
    const bool valid = read.setup.has_value();
    if (!valid) read.setup = stand_in(options, places, read, disk, log);
    if (!read.setup) return failure("the show cannot start; the complaints above say why");
    auto fonts = text::Fonts::open(places.fonts(), text::SystemFonts::use);
    if (!fonts) return std::unexpected(fonts.error());
    auto lock = Lock::take(state_folder(read.setup->settings));
    if (!lock) return std::unexpected(lock.error());
    if (!(*lock)->trouble().empty()) log.warn("state", (*lock)->trouble());
    if (valid) keep(read, disk, log);
    return std::unique_ptr<Kiosk>(new Kiosk(
        options, places, signals, log,
        {std::move(*read.setup), std::move(read.complaints), std::move(*fonts), std::move(*lock)}, std::move(shown)));
}

Kiosk::Kiosk(const Options& options, const Places& places, Signals& signals, Log& log, Opened opened,
             ShownListener shown)
    : options_(options),
      places_(places),
      signals_(signals),
      log_(log),
      clock_(hurried(machine_clock(), options.hurry)),
      pulse_(kFrozen * options.hurry),
      lock_(std::move(opened.lock)),
      fonts_(std::move(opened.fonts)),
      shown_(std::move(shown)),
      setup_(std::move(opened.setup)),
      look_(look_of(setup_)),
      rules_(rules_of(setup_.settings, setup_.zone)),
      metrics_(log),
      display_(*fonts_, places.fonts() / "Inter-Regular.otf", inbox_.waker, log, options.hurry),
      decoder_(disk_, log, decoder_settings(setup_.settings)),
      loader_(
          disk_,
          [&decoder = decoder_](std::string_view bytes, const media::Crop& crop) {
              return decoder.decode(bytes, crop);
          },
          log, [&inbox = inbox_] { inbox.picture_came(); }, pictures_kept({}),
          std::make_unique<media::DecodedStore>(disk_, log, state_folder(setup_.settings) / "decoded",
                                                room_for_decoded(state_folder(setup_.settings)), machine_clock())),
      stage_(*fonts_, loader_, log),
      inspecting_(*fonts_),
      feeds_(inbox_, disk_, clock_, log, options.hurry),
      celebrating_(disk_, log, state_folder(setup_.settings)),
      journal_(journal_of(setup_.settings, log, clock_, options.hurry)),
      chime_(log),
      panel_(log, cec_),
      asking_(inbox_, status_, feeds_.latest(), clock_, log),
      opened_(clock_()) {
    troubles_ = troubles_of(opened.complaints, opened_.wall);
    begin_run(opened_);
    metrics_.move_to(setup_.settings.metrics_file);
    signals_.start([&inbox = inbox_](const model::Command& command) { inbox.tell(command); });
    feeds_.follow(setup_, places_);
    watch_files();
    asking_.open(state_folder(setup_.settings), setup_.zone);
}

Kiosk::~Kiosk() {
    decoder_.cancel();
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
        const auto news = feeds_.news();
        celebrating_.look(news, rules_, now, feeds_.sources());
        journal_->look(news);
        news_ = celebrating_.told(news, now);
        for (const auto& command : inbox_.commands.take_all()) obey(command, now);
        follow_language();
        if (options_.run_for && now.steady - opened_.steady >= *options_.run_for) quitting_ = true;
        if (quitting_) return end(now);

        if (find_display(now)) {
            go_on(celebrating_.advance(show_, news, rules_, now), now);
            lay_banners(now);
            show(now);
            follow_panel(now);
        }
        forget_withdrawn(now);
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
    decoder_.cancel();
    if (const auto shown = schedule::ended_by_quitting(show_, now)) tell(*shown);
    log_.info("show",
              "ends after " + std::to_string(show_.current.serial) + " slides, " + std::to_string(frames_) + " frames");
    asking_.close();
    panel_.follow(false, panel_display(), now.steady);  // whoever comes next finds it awake
    display_.end();
    bool kept = celebrating_.stop();
    kept = journal_->stop(kJournalPatience) && kept;
    marker_->end(now.wall);
    if (!feeds_.stop() || !kept) std::_Exit(0);
    return 0;
}

void Kiosk::obey(const model::Command& said, const Now& now) {
    std::visit(Cases{[&](command::Next) { go_on(schedule::step_on(show_, news_, rules_, now), now); },
                     [&](command::Previous) { go_on(schedule::step_back(show_, news_, rules_, now), now); },
                     [&](command::Pause) { show_.paused = !show_.paused; }, [&](command::Refetch) { feeds_.refetch(); },
                     [&](command::Reread) { reread(now); }, [&](command::Inspect) { inspect(); },
                     [&](const command::Rehearse& said_of) { rehearse(said_of.item, now); },
                     [&](command::Identify) { identify(now); }, [&](command::Quit) { quitting_ = true; }},
               said);
}

// In a window alone: the audience is to see the slides.
void Kiosk::inspect() {
    if (options_.windowed) inspecting_.toggle();
}

// Which of the screens is this? Above everything, closed or not; the show goes on below.
void Kiosk::identify(const Now& now) {
    if (!display_.is_open()) return;
    awake_until_ = now.steady + kIdentified + Panel::kBefore;
    stage_.lay_over(identity_of(setup_.settings), scene(now), kIdentified);
}

void Kiosk::rehearse(const std::string& item, const Now& now) {
    auto rehearsed = celebrating_.rehearse(show_, news_, rules_, now, item);
    if (!rehearsed) log_.warn("rehearsal", to_string(rehearsed.error()));
    inbox_.rehearsals.push(rehearsed ? "" : to_string(rehearsed.error()));
    if (rehearsed) go_on(std::move(*rehearsed), now);
}

// Of a window, and of a show that was started from a terminal; a kiosk has none.
void Kiosk::obey_keys(const screen::Events& events) {
    if (events.quit) inbox_.tell(command::Quit{});
    for (const auto key : events.keys) {
        switch (key) {
            case screen::Key::quit:
                inbox_.tell(command::Quit{});
                break;
            case screen::Key::pause:
                inbox_.tell(command::Pause{});
                break;
            case screen::Key::inspect:
                inbox_.tell(command::Inspect{});
                break;
            case screen::Key::rehearse:
                inbox_.tell(command::Rehearse{});
                break;
            case screen::Key::next:
                inbox_.tell(command::Next{});
                break;
            case screen::Key::previous:
                inbox_.tell(command::Previous{});
                break;
        }
    }
}

// New settings are taken whole or not at all; where they have errors the previous ones stay in use.
void Kiosk::reread(const Now& now) {
    auto read = read_setup(options_, places_, disk_, {}, &setup_);
    say(log_, read.complaints);
    const bool was_wrong = std::ranges::any_of(
        troubles_, [](const auto& trouble) { return trouble.complaint.severity == Severity::error; });
    auto troubles = troubles_of(read.complaints, now.wall);
    for (auto& trouble : troubles) {  // an old one keeps its beginning
        const auto before = std::ranges::find(troubles_, trouble.complaint, &model::Trouble::complaint);
        if (before != troubles_.end()) trouble.since = before->since;
    }
    troubles_ = std::move(troubles);
    if (!read.setup) {
        log_.error("settings", "the new settings have errors; the previous ones stay in use");
        return;
    }
    if (was_wrong) log_.info("settings", "settings are valid again");
    keep(read, disk_, log_);
    if (read.setup->theme == setup_.theme && read.setup->settings == setup_.settings &&
        read.setup->logo == setup_.logo && read.setup->logo_dark == setup_.logo_dark &&
        read.setup->demo == setup_.demo && read.setup->zone == setup_.zone) {
        return;
    }
    log_.info("settings", "the new settings and theme are in use");
    take(std::move(*read.setup));
}

void Kiosk::take(Setup setup) {
    const Setup old = std::exchange(setup_, std::move(setup));
    const auto& before = old.settings;
    auto& now = setup_.settings;
    if (now.state_folder != before.state_folder) {
        if (auto lock = Lock::take(state_folder(now))) {
            lock_ = std::move(*lock);
        } else {
            log_.error("state", to_string(lock.error()) + "; the previous state folder stays in use");
            now.state_folder = before.state_folder;
        }
        if (now.state_folder != before.state_folder) {
            celebrating_.move_to(state_folder(now));
            journal_ = journal_of(now, log_, clock_, options_.hurry);
            marker_->end(clock_().wall);
            begin_run(clock_());
        }
    }
    if (screen_of(now) != screen_of(before)) journal_->call_it(screen_of(now));
    metrics_.move_to(now.metrics_file);
    look_ = look_of(setup_);
    rules_ = rules_of(now, setup_.zone);
    opens_.reset();
    if (now.feeds != before.feeds || now.state_folder != before.state_folder || now.language != before.language ||
        now.ca_file != before.ca_file || setup_.zone != old.zone || setup_.demo != old.demo) {
        feeds_.follow(setup_, places_);
    }
    if (now.state_folder != before.state_folder || setup_.zone != old.zone)
        asking_.open(state_folder(now), setup_.zone);
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

stage::Scene Kiosk::scene(const Now& now) const {
    return {look_, show_, news_, display_.size(), now, inbox_.pictures, [this](const std::string& item) {
                return celebrating_.last_shown(item);
            }};
}

bool Kiosk::find_display(const Now& now) {
    const auto found = display_.ensure(setup_.settings.screen, options_, now.steady);
    if (found == Display::Found::opened_now) {
        loader_.resize(pictures_kept(display_.size()));
        panel_.display_is_new();
    }
    return found != Display::Found::none;
}

void Kiosk::go_on(schedule::Show next, const Now& now) {
    if (const auto shown = schedule::ended(show_, next, now)) tell(*shown);
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
    if (celebrating_.banner_goes() && !show_.current.celebration) stage_.lift_overlays();
    if (const auto banner = celebrating_.banner_begins()) stage_.lay_banner(scene(now), banner->celebration);
}

void Kiosk::show(const Now& now) {
    const auto scene = this->scene(now);
    stage_.follow(scene);
    if (stage_.expecting(scene)) return;
    const auto frame = stage_.frame(scene);
    celebrating_.before_frame();
    const bool changed = display_.show(frame, inspecting_.look(stage_, show_, look_, seen_by(setup_.settings)));
    if (changed) ++frames_;
    const auto shown = clock_();
    celebrating_.frame_shown(show_, changed, shown);
    const auto* const item = show_.current.item();
    pulse_.turn(item != nullptr ? item->id : "", changed, shown.steady);
    if (inbox_.screen_wanted.exchange(false)) inbox_.pictures_of_screen.push(display_.picture());
    const auto frame_time = std::chrono::round<Milliseconds>(display_.frame_time());
    if (const auto effects = stage_.shown(shown.steady, frame_time)) log_.info("effects", *effects);
    if (show_.paused || stage_.busy(scene)) return;
    show_ = schedule::look_ahead(show_, news_, rules_, now);
    if (const auto drawing = stage_.prepare(scene)) display_.draw_ahead(drawing);
}

// Not at once: pictures come and go while feeds are read, and one that is on the screen may still be wanted.
void Kiosk::forget_withdrawn(const Now& now) {
    if (news_ != tidied_for_ && !tidies_at_) tidies_at_ = now.steady + kTidying;
    if (!tidies_at_ || now.steady < *tidies_at_) return;
    tidies_at_.reset();
    tidied_for_ = news_;
    std::vector<std::string> paths;
    for (const auto& [address, file] : news_->pictures) paths.push_back(file.path);
    for (const auto& logo : {setup_.logo, setup_.logo_dark})
        if (logo) paths.push_back(logo->path);
    loader_.keep_only(std::move(paths));
}

void Kiosk::tell(const model::Shown& shown) {
    journal_->add(shown);
    if (shown_) shown_(shown);
}

Panel::Display Kiosk::panel_display() {
    if (!display_.is_open()) return {};
    return {[this](bool on) { return display_.power(on); }, [this] { return display_.powered(); }};
}

// While the screen is closed, but for the last moments of that: whoever comes first finds it awake.
void Kiosk::follow_panel(const Now& now) {
    const bool closed = show_.current.closed;
    if (!closed) opens_.reset();
    if (closed && (!opens_ || *opens_ <= now.wall)) opens_ = schedule::opens_at(rules_, now.wall);
    const bool soon = opens_ && *opens_ - now.wall <= Panel::kBefore;
    const bool sleeps = closed && !soon && now.steady >= awake_until_ &&
                        setup_.settings.when_closed == config::WhenClosed::off && !options_.windowed;
    panel_.follow(sleeps, panel_display(), now.steady);
}

void Kiosk::begin_run(const Now& now) {
    marker_ = std::make_unique<RunMarker>(disk_, state_folder(setup_.settings), boot_of_machine());
    last_ = marker_->begin(now.wall);
    if (const auto line = line_of(last_); !line.empty()) log_.warn("show", line);
}

// All that somebody should see to.
std::vector<model::Trouble> Kiosk::standing(const Now& now) {
    auto all = troubles_;
    const auto panel = panel_.trouble();
    if (!panel) {
        panel_fails_.reset();
    } else {
        if (!panel_fails_ || panel_fails_->complaint != *panel) panel_fails_ = model::Trouble{*panel, now.wall};
        all.push_back(*panel_fails_);
    }
    const auto why = journal_->trouble();
    if (why.empty()) {
        journal_fails_.reset();
    } else {
        if (!journal_fails_) journal_fails_ = model::Trouble{{Severity::warning, "journal", why}, now.wall};
        journal_fails_->complaint.what = why;
        all.push_back(*journal_fails_);
    }
    return all;
}

void Kiosk::publish(const Now& now) {
    model::Status status;
    status.version = version();
    status.name = setup_.settings.name;
    status.started = opened_.wall;
    if (display_.is_open()) status.display = display_.described();
    const auto& current = show_.current;
    if (status.display && current.serial != 0) {
        const auto* item = current.item();
        status.on = model::OnScreen{item != nullptr ? item->id : "idle",
                                    std::string(item != nullptr ? model::name_of(item->kind) : "idle"), current.since,
                                    now.wall + (current.ends - now.steady), current.why};
        if (show_.paused && !current.celebration) status.on->until.reset();
        if (current.closed) status.opens = opens_;
    }
    if (show_.next && show_.next->after == current.serial)
        if (const auto* next = show_.next->showing.item()) status.next = next->id;
    status.items = news_->items.size();
    status.sources = feeds_.sources();
    status.paused = show_.paused;
    status.effects = stage::name_of(stage_.effects(look_));
    status.slides = current.serial;
    status.frames = frames_;
    status.missed_frames = stage_.missed_frames();
    status.celebrations = celebrating_.shown();
    status.latency = celebrating_.latency();
    status.troubles = standing(now);
    for (auto& trouble : feeds_.hanging(now)) status.troubles.push_back(std::move(trouble));
    status.journal_bytes = journal_->bytes();
    status.last = last_;
    status.panel = panel_.state();
    status.late_turns = late_turns_;
    status.longest_gap = longest_gap_;
    status.picture_failures = loader_.failures();
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
    auto latest = tidies_at_.value_or(SteadyTime::max());
    if (const auto watchdog = notify_.next()) latest = *watchdog;
    if (const auto looks = panel_.next()) latest = std::min(latest, *looks);
    if (opens_)
        latest = std::min(latest, now.steady + std::max(*opens_ - now.wall - Panel::kBefore, Milliseconds(1'000)));
    if (now.steady < awake_until_) latest = std::min(latest, awake_until_);
    if (const auto metrics = metrics_.next()) latest = std::min(latest, *metrics);
    if (const auto wakes = celebrating_.wakes(now)) latest = std::min(latest, *wakes);
    if (options_.run_for) latest = std::min(latest, opened_.steady + *options_.run_for);
    const auto frame_time = std::chrono::round<Milliseconds>(display_.frame_time());
    const auto due = stage_.next_change(scene(now), frame_time);
    expects_ = std::min(due.at, latest);
    obey_keys(display_.wait(due, latest, now, clock_));
}

}  // namespace accolade::app
