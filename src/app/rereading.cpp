#include "rereading.h"

#include <utility>

#include "last_good.h"

namespace accolade::app {
namespace {

// All under one topic: complaints that return after a corrected file are said again.
void say(Log& log, const Complaints& complaints) {
    for (const auto& complaint : complaints) {
        log.say(complaint.severity == Severity::error ? Level::error : Level::warning, "settings",
                to_string(complaint));
    }
}

bool differ(const Setup& a, const Setup& b) {
    return a.theme != b.theme || a.settings != b.settings || a.logo != b.logo || a.logo_dark != b.logo_dark ||
           a.demo != b.demo || a.zone != b.zone;
}

}  // namespace

Started read_to_start(const Options& options, const Places& places, Disk& disk, Log& log) {
    Started started{read_setup(options, places, disk), true};
    auto& read = started.read;
    say(log, read.complaints);
    started.valid = read.setup.has_value();
    if (!read.setup) read.setup = stand_in(options, places, read, disk, log);
    return started;
}

void keep_valid(const ReadSetup& read, Disk& disk, Log& log) {
    if (const auto kept = keep_last_good(read, disk); !kept)
        log.warn("settings kept", "the settings could not be saved for the next start: " + to_string(kept.error()));
}

std::optional<Setup> read_again(const Options& options, const Places& places, Disk& disk, Log& log, const Setup& in_use,
                                Complaints& complaints) {
    auto read = read_setup(options, places, disk, {}, &in_use);
    say(log, read.complaints);
    const bool was_wrong = any_error(complaints);
    complaints = std::move(read.complaints);
    if (!read.setup) {
        log.error("settings", "the new settings have errors; the previous ones stay in use");
        return std::nullopt;
    }
    if (was_wrong) log.info("settings", "settings are valid again");
    keep_valid(read, disk, log);
    if (!differ(*read.setup, in_use)) return std::nullopt;
    log.info("settings", "the new settings and theme are in use");
    return std::move(read.setup);
}

}  // namespace accolade::app
