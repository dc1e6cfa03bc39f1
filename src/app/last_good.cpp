#include "last_good.h"

#include <system_error>

#include "base/digest.h"

namespace accolade::app {

std::filesystem::path last_good_file(const std::filesystem::path& settings_file) {
    const auto which = sha256(settings_file.string()).substr(0, 8);
    return state_folder({}) / ("settings-" + which + ".json");
}

Result<void> keep_last_good(const ReadSetup& read, Disk& disk) {
    if (!read.settings_text) return {};
    const auto file = last_good_file(read.settings_file);
    if (const auto before = disk.read(file, kLargestSettings); before && *before == *read.settings_text) return {};
    if (auto made = disk.make_folder(file.parent_path()); !made) return made;
    return disk.write_whole(file, *read.settings_text);
}

std::optional<Setup> stand_in(const Options& options, const Places& places, const ReadSetup& read, Disk& disk,
                              Log& log) {
    if (!read.standing) return std::nullopt;
    const auto name = read.settings_file.empty() ? "the theme" : read.settings_file.filename().string();
    const auto file = last_good_file(read.settings_file);
    const auto kept = read.settings_file.empty() ? Result<std::string>(failure("")) : disk.read(file, kLargestSettings);
    if (kept) {
        auto before = read_setup(options, places, disk, *kept);
        // What is wrong now may lie outside of the settings (a theme, a logo): then these are as good as those.
        if (!before.setup && !read.settings_text) before.setup = std::move(before.standing);
        if (before.setup) {
            log.error("settings", name + " has errors; starting with the last valid settings, " + file.string());
            return std::move(before.setup);
        }
    }
    std::error_code ignored;
    if (!kept && options.config && !std::filesystem::exists(read.settings_file, ignored)) return std::nullopt;
    log.error("settings", name + " has errors; starting with the settings that are valid");
    return read.standing;
}

}  // namespace accolade::app
