// Options: the command line as values. Pure; any thread. Errors are a sentence for the person who typed it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "gfx/geometry.h"

namespace accolade::app {

enum class Subcommand {
    run,
    check,
    preview,
    explain,
    report,
    forget,
    // of a show that runs
    status,
    screenshot,
    next,
    previous,
    pause,
    refetch,
    reread,
    identify,
    rehearse,
    help,
    version,
};

struct Options {
    Subcommand command = Subcommand::run;
    std::optional<std::string> config, feed;
    std::vector<std::string> themes;      // the first is the show's; previews take all
    std::optional<PixelSize> windowed;    // nothing: fullscreen
    std::optional<int> rotation;          // 0, 90, 180, 270
    std::optional<Seconds> run_for;       // then the show ends by itself
    int hurry = 1;                        // how many times as fast time runs
    std::string out;                      // preview: the folder
    std::vector<PixelSize> sizes;         // preview
    std::vector<std::string> celebrated;  // preview: items whose celebration is drawn; "*": of every item that has one
    std::optional<std::string> at;        // preview: "2026-11-23T14:32", in the screen's zone
    std::string word;                     // screenshot: the file; rehearse: the item; forget: the name
    std::vector<std::string> ids;         // explain: of the items; none: of all
    bool all = false;                     // preview: also what this screen does not show
    bool json = false, watch = false;     // status
    bool keys = false;                    // run: heeded in full screen too, since somebody sits at the terminal
    std::optional<std::string> from, to;  // report: "2026-11-23" or "2026-11"
    std::string by = "person";            // report: or "team", "kind", "site"
    std::string html, csv;                // report: the files it is written to
    std::vector<std::string> merge;       // report: journals of other screens
    bool csv_bom = false;
    std::optional<std::string> state;  // of which show, where several run
    std::optional<Subcommand> about;   // help
    bool operator==(const Options&) const = default;
};

Result<Options> read_options(std::span<const std::string_view> arguments);

std::string help_text();
std::string help_text(Subcommand command);  // REQUIRES that it is neither help nor version

}  // namespace accolade::app
