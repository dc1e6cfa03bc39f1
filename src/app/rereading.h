// Rereading: a running show's settings, read at the start and again when their files change. What is wrong is said in
// the log; what is valid is kept for a start at which it no longer is (last_good.h). The main thread.
#pragma once

#include <optional>

#include "app/options.h"
#include "app/places.h"
#include "app/setup.h"
#include "base/complaint.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::app {

struct Started {
    ReadSetup read;      // without a setup where nothing can stand in for it
    bool valid = false;  // nothing was wrong
};
// Where something is wrong, the last valid settings stand in, or what is valid of these.
Started read_to_start(const Options& options, const Places& places, Disk& disk, Log& log);
void keep_valid(const ReadSetup& read, Disk& disk, Log& log);

// The new ones, where they are others than those in use: taken whole or not at all. `complaints`: about the settings,
// so far and from now on.
std::optional<Setup> read_again(const Options& options, const Places& places, Disk& disk, Log& log, const Setup& in_use,
                                Complaints& complaints);

}  // namespace accolade::app
