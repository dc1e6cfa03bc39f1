// The phrases of a screen: those of the installed assets/phrases, over those that are built in, under those of the
// settings. Reads the disk; any thread.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/places.h"
#include "base/complaint.h"
#include "config/settings.h"
#include "os/disk.h"
#include "wording/phrases.h"

namespace accolade::app {

// `said_at`: where the settings' own phrases stand (config::Read::places). A file that is damaged leaves what is built
// in.
std::shared_ptr<const wording::Phrases> read_phrases(const config::Settings& settings,
                                                     const std::map<std::string, std::string, std::less<>>& said_at,
                                                     const Places& places, Disk& disk, Complaints& complaints);

}  // namespace accolade::app
