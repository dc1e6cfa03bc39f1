// Themes: those that the settings and the command line name, and what stands in for one that cannot be read: the
// house's own, and at last the base theme that is built into the program. Reads the disk; any thread.
#pragma once

#include <filesystem>
#include <string>

#include "app/places.h"
#include "config/settings.h"
#include "os/disk.h"
#include "theme/theme_reader.h"

namespace accolade::app {

// A name without a slash is a theme that comes with the program, unless a folder here is called so.
std::filesystem::path theme_folder(const std::string& name, const Places& places);

theme::ReadTheme read_theme_named(const std::string& name, const config::Settings& settings, const Places& places,
                                  Disk& disk);

// Never fails: whatever is damaged on the disk.
theme::Theme standing_theme(const config::Settings& settings, const Places& places, Disk& disk);

// Whether the fonts that come with the program are where they belong; the system's stand in where they are not.
bool fonts_are_there(const Places& places, Disk& disk);

}  // namespace accolade::app
