#include "app/run_marker.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "journal/entry.h"
#include "os/last_words.h"

namespace accolade::app {
namespace {

constexpr std::size_t kLargest = 4'096;
constexpr std::string_view kMagic = "accolade-run-1";

struct Mark {
    bool running = false;
    std::string boot;
    std::int64_t at = 0;  // ms since 1970
    std::uint64_t starts = 0, unclean = 0;
};

std::optional<Mark> read_mark(const std::string& text) {
    std::istringstream in(text);
    std::string magic, state;
    Mark mark;
    if (!(in >> magic >> state >> mark.boot >> mark.at >> mark.starts >> mark.unclean) || magic != kMagic)
        return std::nullopt;
    mark.running = state == "running";
    return mark;
}

}  // namespace

RunMarker::RunMarker(Disk& disk, const std::filesystem::path& folder, std::string boot)
    : disk_(disk),
      folder_(folder),
      file_(folder / "run"),
      crashed_(folder / "crashed"),
      boot_(boot.empty() ? "unknown" : std::move(boot)) {}

model::LastRun RunMarker::begin(WallTime now) {
    const auto text = disk_.read(file_, kLargest);
    const auto mark = text ? read_mark(*text) : std::nullopt;
    const bool crashed = disk_.info(crashed_).has_value();
    last_words_ = crashed ? disk_.read(crashed_, kMostLastWords).value_or("") : "";
    if (crashed) (void)disk_.remove(crashed_);
    if (mark) {
        last_.starts = mark->starts + 1;
        last_.unclean = mark->unclean;
        WallTime seen{Milliseconds(mark->at)};
        if (!mark->running) {
            last_.end = model::LastEnd::stopped;
        } else if (crashed) {
            last_.end = model::LastEnd::crashed;
        } else {
            last_.end = mark->boot == boot_ ? model::LastEnd::killed : model::LastEnd::power_cut;
        }
        if (mark->running) {
            ++last_.unclean;
            // It was there at least until it wrote something for the last time.
            for (const auto* name : {journal::kFile, "celebrations"}) {
                const auto info = disk_.info(folder_ / name);
                if (!info) continue;
                const WallTime written{std::chrono::floor<Milliseconds>(std::chrono::nanoseconds(info->modified_ns))};
                if (written <= now) seen = std::max(seen, written);
            }
        }
        last_.seen = seen;
    }
    leave_last_words_in(crashed_);
    write(now, true);
    return last_;
}

void RunMarker::end(WallTime now) {
    write(now, false);
}

void RunMarker::write(WallTime now, bool running) {
    std::ostringstream out;
    out << kMagic << (running ? " running " : " stopped ") << boot_ << " " << now.time_since_epoch().count() << " "
        << last_.starts << " " << last_.unclean << "\n";
    (void)disk_.write_whole(file_, out.str());  // what cannot be written is known from the lock
}

std::string boot_of_machine() {
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string boot;
    in >> boot;
    return boot;
}

std::string line_of(const model::LastRun& last) {
    switch (last.end) {
        case model::LastEnd::killed:
            return "the last show was killed, or the watchdog ended it";
        case model::LastEnd::crashed:
            return "the last show crashed, or hung; send us the log from before this line if it happens again";
        case model::LastEnd::power_cut:
            return "the last show ended when the computer lost its power or was restarted without warning";
        default:
            return {};
    }
}

}  // namespace accolade::app
