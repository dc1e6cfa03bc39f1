// LastGood: the last valid settings file, kept in the state folder, so that a screen that starts with a broken
// one shows what it showed before, and never the demo. Written whole or not at all, and only when it is different.
//
// It lies where state_folder() is without any settings, for where they say is not known when they are broken. Reads and
// writes the disk; any thread.
#pragma once

#include <filesystem>
#include <optional>

#include "app/setup.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::app {

std::filesystem::path last_good_file(const std::filesystem::path& settings_file);

// REQUIRES a setup that was taken. Does nothing if no settings file was read.
Result<void> keep_last_good(const ReadSetup& read, Disk& disk);

// What a show starts with where read_setup gave no setup: the last valid ones; else those of these settings that are
// valid. Says so. Nothing if the command line is wrong, or names a settings file that never existed.
std::optional<Setup> stand_in(const Options& options, const Places& places, const ReadSetup& read, Disk& disk,
                              Log& log);

}  // namespace accolade::app
