#include "app/remembering.h"

#include <utility>

#include "app/setup.h"
#include "app/version.h"
#include "os/host.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

constexpr Milliseconds kJournalPatience{2'000};  // after a signal the program ends before that (app/signals.h)

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

}  // namespace

Remembering::Remembering(Disk& disk, Log& log, Clock clock, int hurry, std::unique_ptr<Lock> lock,
                         const config::Settings& settings)
    : disk_(disk),
      log_(log),
      clock_(std::move(clock)),
      hurry_(hurry),
      lock_(std::move(lock)),
      celebrating_(disk, log, state_folder(settings)),
      journal_(journal_of(settings, log, clock_, hurry)) {
    begin_run(state_folder(settings));
}

void Remembering::begin_run(const std::filesystem::path& folder) {
    const auto now = clock_().wall;
    marker_ = std::make_unique<RunMarker>(disk_, folder, boot_of_machine());
    last_ = marker_->begin(now);
    if (const auto line = line_of(last_); !line.empty()) log_.warn("show", line);
    suspects_ = std::make_unique<Suspects>(disk_, log_, folder, version());
    crashed_on_ = suspects_->count(marker_->last_words(), now);
}

bool Remembering::follow(config::Settings& now, const config::Settings& before) {
    bool moved = now.state_folder != before.state_folder;
    if (moved) {
        if (auto lock = Lock::take(state_folder(now))) {
            lock_ = std::move(*lock);
        } else {
            log_.error("state", to_string(lock.error()) + "; the previous state folder stays in use");
            now.state_folder = before.state_folder;
            moved = false;
        }
    }
    if (moved) {
        celebrating_.move_to(state_folder(now));
        journal_ = journal_of(now, log_, clock_, hurry_);
        marker_->end(clock_().wall);
        begin_run(state_folder(now));
        log_.info(
            "state",
            "the state folder has changed; decoded pictures, and which of them must not be decoded again, stay in "
            "the previous one until the next start");
    }
    if (screen_of(now) != screen_of(before)) journal_->call_it(screen_of(now));
    return moved;
}

void Remembering::begin_to_end() {
    suspects_->note({});
    written_ = journal_->stop(Milliseconds(0));
}

bool Remembering::end(const Now& now) {
    written_ = written_ || journal_->stop(kJournalPatience);
    const bool kept = celebrating_.stop();
    marker_->end(now.wall);
    return kept && written_;
}

}  // namespace accolade::app
