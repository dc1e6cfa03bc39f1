// Setup: everything people decided, read together: where the program's own files are, the settings, the theme.
// A setup with an error is not given out; the complaints say why. Reads the disk; any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
#include "app/places.h"
#include "base/complaint.h"
#include "config/settings.h"
#include "decoder/decoder.h"
#include "feed/source.h"
#include "model/local_time.h"
#include "model/news.h"
#include "os/disk.h"
#include "theme/theme.h"
#include "wording/phrases.h"

namespace accolade::app {

inline constexpr std::size_t kLargestSettings = 1U << 20U;  // bytes

struct Setup {
    config::Settings settings;
    theme::Theme theme;
    model::Zone zone;
    std::shared_ptr<const wording::Phrases> phrases;    // null: those that are built in
    std::optional<model::PictureFile> logo, logo_dark;  // the settings' own; the feed's come with the news
    std::vector<std::filesystem::path> files;           // what was read: to be watched
    bool demo = true;  // where no feed is named: not where the settings that would name one could not be read
};

struct ReadSetup {
    std::optional<Setup> setup;
    // If there is none: what can be shown until the files are corrected, with defaults for what is wrong in them.
    // Nothing if the command line itself is wrong.
    std::optional<Setup> standing;
    Complaints complaints;
    std::filesystem::path settings_file;       // empty: none was read
    std::optional<std::string> settings_text;  // of a file in which nothing is wrong
};

// `instead`: the text of the settings, for when what their file holds is of no use. `before`: what was read last, whose
// logos are not looked at again where they are the same files.
ReadSetup read_setup(const Options& options, const Places& places, Disk& disk,
                     const std::optional<std::string>& instead = {}, const Setup* before = nullptr);

std::vector<feed::SourceSettings> sources_of(const Setup& setup, const Places& places);

// Where the last good news are kept.
std::filesystem::path state_folder(const config::Settings& settings);

// The one that a command at a terminal is about: --state, or else the settings' own. Where these are the service's and
// name none, its folder is another than that of whoever asks.
std::filesystem::path state_folder_meant(const Options& options, const ReadSetup& read);

// Of the processes that decode its pictures.
decoder::Decoder::Settings decoder_settings(const config::Settings& settings);

}  // namespace accolade::app
