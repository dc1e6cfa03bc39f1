#include "app/setup.h"

#include <cstdlib>
#include <system_error>

#include "config/settings_reader.h"
#include "media/picture.h"
#include "model/kind.h"
#include "model/words.h"

namespace accolade::app {
namespace {

constexpr std::size_t kLargestFile = 1U << 20U;
constexpr const char* kUsualConfig = "/etc/accolade/kiosk.json";

std::filesystem::path environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value == nullptr ? std::filesystem::path{} : std::filesystem::path(value);
}

bool is_share(const std::filesystem::path& folder) {
    std::error_code ignored;
    return !folder.empty() && std::filesystem::exists(folder / "themes" / "base" / "theme.json", ignored);
}

std::vector<std::string_view> theme_kinds() {
    std::vector<std::string_view> kinds(model::kKindNames.begin(), model::kKindNames.end());
    kinds.emplace_back("idle");
    return kinds;
}

void complain(Complaints& complaints, std::string where, std::string what) {
    complaints.push_back({accolade::Severity::error, std::move(where), std::move(what)});
}

// The settings file that was asked for, or the usual one where there is one.
config::Settings read_settings_file(const Options& options, Disk& disk, Setup& setup, Complaints& complaints) {
    std::error_code ignored;
    std::filesystem::path file;
    if (options.config) {
        file = *options.config;
    } else if (!options.feed && std::filesystem::exists(kUsualConfig, ignored)) {
        file = kUsualConfig;
    }
    if (file.empty()) return {};
    // A link is followed here: the settings may be one (the disk itself follows none).
    auto absolute = std::filesystem::weakly_canonical(file, ignored);
    if (absolute.empty()) absolute = file;
    setup.files.push_back(absolute);
    const auto text = disk.read(absolute, kLargestFile);
    if (!text) {
        complain(complaints, file.string(), text.error().what);
        return {};
    }
    auto read = config::read_settings(*text, file.string(), absolute.parent_path());
    std::move(read.complaints.begin(), read.complaints.end(), std::back_inserter(complaints));
    return std::move(read.settings);
}

std::filesystem::path theme_folder(const std::string& name, const Places& places) {
    std::error_code ignored;
    const bool bare = name.find('/') == std::string::npos;
    if (bare && !std::filesystem::is_directory(name, ignored)) return places.themes() / name;
    return std::filesystem::absolute(name, ignored).lexically_normal();
}

}  // namespace

Places find_places() {
    if (const auto given = environment("ACCOLADE_SHARE"); is_share(given)) return {given};
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto beside = (program.parent_path() / ".." / "share" / "accolade").lexically_normal();
    if (is_share(beside)) return {beside};
    return {ACCOLADE_SOURCE_DIR};
}

theme::ReadTheme read_theme_named(const std::string& name, const config::Settings& settings, const Places& places,
                                  Disk& disk) {
    const auto folder = theme_folder(name, places);
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        std::string known;
        std::vector<std::string> names;
        if (const auto entries = disk.list(places.themes())) {
            for (const auto& entry : *entries) {
                if (entry.folder) known += (known.empty() ? "" : ", ") + entry.name;
            }
        }
        theme::ReadTheme none;
        complain(none.complaints, name, "no such theme; there are " + known + ", or the path of a folder of your own");
        return none;
    }
    theme::Sources sources;
    sources.disk = &disk;
    sources.base = places.themes() / "base";
    sources.fonts = places.fonts();
    sources.kinds = theme_kinds();
    sources.words = [](std::string_view kind) { return model::word_names(kind); };
    return theme::read_theme(folder, sources, settings.brand.color);
}

ReadSetup read_setup(const Options& options, const Places& places, Disk& disk) {
    ReadSetup result;
    Setup setup;
    bool typed_right = true;  // the command line
    setup.settings = read_settings_file(options, disk, setup, result.complaints);
    if (options.feed) {
        config::FeedSource source;
        source.address = *options.feed;
        std::error_code ignored;
        if (!source.over_http()) {
            source.address = std::filesystem::absolute(*options.feed, ignored).string();
            if (!std::filesystem::exists(source.address, ignored)) {
                complain(result.complaints, *options.feed, "no such file or folder");
                typed_right = false;
            }
        }
        setup.settings.feeds = {source};
    }
    if (!options.themes.empty()) setup.settings.theme = options.themes.front();
    if (options.rotation) setup.settings.screen.rotation = *options.rotation;

    auto read = read_theme_named(setup.settings.theme, setup.settings, places, disk);
    std::move(read.complaints.begin(), read.complaints.end(), std::back_inserter(result.complaints));
    setup.files.emplace_back(theme_folder(setup.settings.theme, places));
    if (!read.theme) {
        if (!options.themes.empty()) typed_right = false;
        read = read_theme_named(config::Settings{}.theme, setup.settings, places, disk);
    }
    if (read.theme) setup.theme = std::move(*read.theme);

    auto zone = model::Zone::named(setup.settings.zone);
    if (!zone) {
        complain(result.complaints, "settings, \"zone\"", zone.error().what);
        zone = model::Zone::named("");
    }
    if (zone) setup.zone = *zone;
    if (const auto& logo = setup.settings.brand.logo; !logo.empty()) {
        const auto bytes = disk.read(logo, media::Limits{}.bytes);
        const auto header = bytes ? media::examine(*bytes) : Result<media::Header>(std::unexpected(bytes.error()));
        if (header) {
            setup.logo = model::PictureFile{logo.string(), header->size};
        } else {
            complain(result.complaints, "settings, \"brand.logo\" " + logo.string(), header.error().what);
        }
    }
    if (!any_error(result.complaints)) {
        result.setup = std::move(setup);
    } else if (typed_right && read.theme) {
        result.standing = std::move(setup);
    }
    return result;
}

std::vector<feed::SourceSettings> sources_of(const config::Settings& settings, const Places& places) {
    std::vector<feed::SourceSettings> sources;
    for (const auto& feed : settings.feeds) sources.push_back({feed.address, feed.every, feed.token_file.string()});
    if (sources.empty()) sources.push_back({places.demo().string(), Seconds(60), ""});
    return sources;
}

std::filesystem::path state_folder(const config::Settings& settings) {
    if (!settings.state_folder.empty()) return settings.state_folder;
    if (const auto given = environment("STATE_DIRECTORY"); !given.empty()) return given;
    if (const auto given = environment("XDG_STATE_HOME"); !given.empty()) return given / "accolade";
    if (const auto home = environment("HOME"); !home.empty()) return home / ".local" / "state" / "accolade";
    return std::filesystem::temp_directory_path() / "accolade";
}

}  // namespace accolade::app
