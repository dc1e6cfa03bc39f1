// Setup: everything people decided, read together: where the program's own files are, the settings, the theme.
// A setup with an error is not given out; the complaints say why. Reads the disk; any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
#include "base/complaint.h"
#include "base/disk.h"
#include "config/settings.h"
#include "feed/source.h"
#include "model/local_time.h"
#include "model/news.h"
#include "theme/theme.h"
#include "theme/theme_reader.h"

namespace accolade::app {

// The files that come with the program.
struct Places {
    std::filesystem::path share;  // holds assets/ and themes/

    std::filesystem::path themes() const { return share / "themes"; }
    std::filesystem::path fonts() const { return share / "assets" / "fonts"; }
    std::filesystem::path demo() const { return share / "assets" / "demo" / "feed.json"; }
};

// $ACCOLADE_SHARE, else share/accolade beside the program's folder, else the source tree it was built from.
Places find_places();

struct Setup {
    config::Settings settings;
    theme::Theme theme;
    model::Zone zone;
    std::optional<model::PictureFile> logo;    // the settings' own; the feed's comes with the news
    std::vector<std::filesystem::path> files;  // what was read: to be watched
};

struct ReadSetup {
    std::optional<Setup> setup;
    // Where there is none: what can be shown until the files are mended, with defaults for what is wrong in them.
    // Nothing where the command line itself is wrong.
    std::optional<Setup> standing;
    Complaints complaints;
};

ReadSetup read_setup(const Options& options, const Places& places, Disk& disk);

// Another theme under the same settings: for previews of several.
theme::ReadTheme read_theme_named(const std::string& name, const config::Settings& settings, const Places& places,
                                  Disk& disk);

std::vector<feed::SourceSettings> sources_of(const config::Settings& settings, const Places& places);

// Where the last good news are kept.
std::filesystem::path state_folder(const config::Settings& settings);

}  // namespace accolade::app
