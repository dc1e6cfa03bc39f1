// Reads a theme's folder (docs/theme.md) over themes/base: theme.json, then slides/*.json. All complaints at once, each
// with file, line and column; a theme with any error is not given out, so that the old one stays on the screen.
//
// Pure but for the Disk it is given; any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "base/complaint.h"
#include "os/disk.h"
#include "theme/theme.h"

namespace accolade::theme {

// Which words a kind offers to its slides ("title", "person.name"); "idle" is a kind here.
using KnownWords = std::function<std::span<const std::string_view>(std::string_view kind)>;

struct Sources {
    Disk* disk = nullptr;
    std::filesystem::path base;   // themes/base
    std::filesystem::path fonts;  // the bundled fonts
    bool fonts_may_lack = false;  // a missing font is not a mistake of the theme: others are used
    std::vector<std::string_view> kinds;
    KnownWords words;
};

struct ReadTheme {
    std::optional<Theme> theme;  // nothing if there was an error
    Complaints complaints;
};

// `brand`: a brand colour laid over the theme's accents.
ReadTheme read_theme(const std::filesystem::path& folder, const Sources& sources, std::optional<Color> brand = {});

}  // namespace accolade::theme
