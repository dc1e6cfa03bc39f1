#include "app/themes.h"

#include <algorithm>
#include <utility>

#include "base/fields.h"
#include "theme/built_in.h"
#include "wording/celebration.h"
#include "wording/words.h"

namespace accolade::app {
namespace {

theme::Sources sources(const Places& places, Disk& disk) {
    theme::Sources all;
    all.disk = &disk;
    all.base = places.base();
    all.fonts = places.fonts();
    all.fonts_may_lack = !fonts_are_there(places, disk);
    all.kinds.assign(wording::slide_kinds().begin(), wording::slide_kinds().end());
    all.words = [](std::string_view kind) { return wording::word_names(kind); };
    return all;
}

theme::ReadTheme no_such_theme(const std::string& name, const Places& places, Disk& disk) {
    std::vector<std::string> names;
    if (const auto entries = disk.list(places.themes())) {
        for (const auto& entry : *entries)
            if (entry.folder) names.push_back(entry.name);
    }
    std::string what = "there is no theme \"" + name + "\"";
    const auto meant = nearest(name, std::vector<std::string_view>(names.begin(), names.end()));
    what += meant ? "; did you mean \"" + *meant + "\"? There are " : "; there are ";
    for (const auto& one : names) what += one + ", ";
    if (names.empty()) what += "none in " + places.themes().string() + ", ";
    return {{}, {{Severity::error, name, what + "or the path of a folder of your own"}}};
}

}  // namespace

std::filesystem::path theme_folder(const std::string& name, const Places& places) {
    std::error_code ignored;
    const bool bare = name.find('/') == std::string::npos;
    if (bare && !std::filesystem::is_directory(name, ignored)) return places.themes() / name;
    return std::filesystem::absolute(name, ignored).lexically_normal();
}

bool fonts_are_there(const Places& places, Disk& disk) {
    const auto files = disk.list(places.fonts());
    return files && std::ranges::any_of(*files, [](const FileInfo& file) {
               return file.name.ends_with(".ttf") || file.name.ends_with(".otf");
           });
}

theme::ReadTheme read_theme_named(const std::string& name, const config::Settings& settings, const Places& places,
                                  Disk& disk) {
    const auto folder = theme_folder(name, places);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return no_such_theme(name, places, disk);
    return theme::read_theme(folder, sources(places, disk), settings.brand.color);
}

theme::Theme standing_theme(const config::Settings& settings, const Places& places, Disk& disk) {
    auto usual = read_theme_named(config::Settings{}.theme, settings, places, disk);
    if (usual.theme) return std::move(*usual.theme);
    theme::BuiltInDisk built_in(disk);
    auto base = sources(places, built_in);
    base.base = theme::kBuiltIn;
    base.fonts_may_lack = true;
    auto last = theme::read_theme(base.base, base, settings.brand.color);
    return last.theme ? std::move(*last.theme) : theme::Theme{};  // a test holds it to be there
}

}  // namespace accolade::app
