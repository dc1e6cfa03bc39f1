#include "app/setup.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <system_error>

#include "app/themes.h"
#include "app/version.h"
#include "config/settings_reader.h"
#include "decoder/decoder.h"
#include "media/picture.h"
#include "phrases.h"

namespace accolade::app {
namespace {

// Those of systemd/accolade.service.
constexpr const char* kUsualConfig = "/etc/accolade/kiosk.json";
constexpr const char* kServiceState = "/var/lib/kiosk";

std::filesystem::path environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
    return value == nullptr ? std::filesystem::path{} : std::filesystem::path(value);
}

// Links are not followed into a state folder (os/disk.h). That of systemd's DynamicUser= is one, which nobody but root
// could have made.
std::filesystem::path without_link_of_root(const std::filesystem::path& folder) {
    struct stat status{};
    if (::lstat(folder.c_str(), &status) != 0 || !S_ISLNK(status.st_mode) || status.st_uid != 0 || ::geteuid() == 0)
        return folder;
    std::error_code error;
    auto real = std::filesystem::canonical(folder, error);
    return error ? folder : real;
}

// A file that everyone may write says what everyone likes.
void complain_of_writable(Complaints& complaints, const std::filesystem::path& path, const char* what) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0 || (status.st_mode & S_IWOTH) == 0) return;
    complaints.push_back(
        {Severity::warning, path.string(),
         std::string(what) + " can be changed by everyone on this computer; run: chmod o-w " + path.string()});
}

void complain(Complaints& complaints, std::string where, std::string what) {
    complaints.push_back({accolade::Severity::error, std::move(where), std::move(what)});
}

// The settings file that was asked for, or the usual one if there is one.
std::filesystem::path settings_file(const Options& options) {
    std::error_code ignored;
    if (options.config) return *options.config;
    return !options.feed && std::filesystem::exists(kUsualConfig, ignored) ? kUsualConfig : "";
}

// The settings themselves go into the setup, what is said of them into the result.
config::Read read_settings_file(const std::filesystem::path& file, const std::optional<std::string>& instead,
                                Disk& disk, Setup& setup, ReadSetup& result) {
    if (file.empty()) return {};
    // A link is followed here: the settings may be one (the disk itself follows none).
    std::error_code ignored;
    auto absolute = std::filesystem::weakly_canonical(file, ignored);
    if (absolute.empty()) absolute = file;
    setup.files.push_back(absolute);
    // And the name that was given: a link may be led elsewhere.
    if (auto given = std::filesystem::absolute(file, ignored); given != absolute) setup.files.push_back(given);
    result.settings_file = absolute;
    setup.demo = false;
    complain_of_writable(result.complaints, absolute, "the settings file");
    const auto text = instead ? Result<std::string>(*instead) : disk.read(absolute, kLargestSettings);
    if (!text) {
        complain(result.complaints, file.string(), text.error().what);
        return {};
    }
    auto read = config::read_settings(*text, file.string(), absolute.parent_path());
    if (!any_error(read.complaints)) {
        setup.demo = true;
        result.settings_text = *text;
    }
    std::move(read.complaints.begin(), read.complaints.end(), std::back_inserter(result.complaints));
    setup.settings = read.settings;
    return read;
}

// The settings' own logos, looked at in another process.
class Logos {
  public:
    Logos(Disk& disk, const Setup* before) : disk_(disk), before_(before) {}

    Result<model::PictureFile> read(const std::string& path) {
        const auto info = disk_.info(path);
        const auto written = info ? info->modified_ns : 0;
        for (const auto* known : {before_ ? &before_->logo : nullptr, before_ ? &before_->logo_dark : nullptr}) {
            if (known != nullptr && *known && (*known)->path == path && written != 0 && (*known)->written_ns == written)
                return **known;
        }
        const auto bytes = disk_.read(path, media::Limits{}.bytes);
        if (!bytes) return std::unexpected(bytes.error());
        const auto header = decoder_.examine(*bytes);
        if (!header) return std::unexpected(header.error());
        return model::PictureFile{path, header->size, written};
    }

  private:
    Disk& disk_;
    const Setup* before_;
    Log quiet_{[](std::string_view) {}, machine_clock(), false};
    decoder::Decoder decoder_{disk_, quiet_, {}};  // costs nothing where there is no logo
};

}  // namespace

ReadSetup read_setup(const Options& options, const Places& places, Disk& disk,
                     const std::optional<std::string>& instead, const Setup* before) {
    ReadSetup result;
    Setup setup;
    bool typed_right = true;  // the command line
    const auto file = read_settings_file(settings_file(options), instead, disk, setup, result);
    const auto place = [&file](const std::string& key) {
        const auto found = file.places.find(key);
        return found == file.places.end() ? "settings, \"" + key + "\"" : found->second;
    };
    if (options.feed) {
        config::FeedSource source;
        source.address = *options.feed;
        std::error_code ignored;
        if (const auto scheme = source.address.find("://"); scheme != std::string::npos && !source.over_http()) {
            complain(result.complaints, *options.feed,
                     "\"" + source.address.substr(0, scheme + 3) +
                         "\" is not supported; a feed is http://, https://, or the path of a file or folder");
            typed_right = false;
        } else if (!source.over_http()) {
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
    if (options.themes.empty() &&
        file.places.contains("theme")) {  // that there is no such theme is said where the settings name it
        for (auto& complaint : read.complaints)
            if (complaint.where == setup.settings.theme) complaint.where = place("theme");
    }
    std::move(read.complaints.begin(), read.complaints.end(), std::back_inserter(result.complaints));
    setup.files.push_back(theme_folder(setup.settings.theme, places));
    if (setup.files.back() != places.base()) setup.files.push_back(places.base());
    if (!read.theme && !options.themes.empty()) typed_right = false;
    setup.theme = read.theme ? std::move(*read.theme) : standing_theme(setup.settings, places, disk);
    if (!fonts_are_there(places, disk)) {
        result.complaints.push_back({Severity::warning, places.fonts().string(),
                                     "the fonts that come with the program are missing; the system's fonts are used; "
                                     "install the program again"});
    }

    setup.phrases = read_phrases(setup.settings, file.places, places, disk, result.complaints);
    auto zone = model::Zone::named(setup.settings.zone);
    if (!zone) {
        complain(result.complaints, place("zone"), zone.error().what);
        zone = model::Zone::named("");
    }
    if (zone) setup.zone = *zone;
    if (const auto rules = setup.zone.file(); !rules.empty()) setup.files.push_back(rules);
    Logos logos(disk, before);
    const auto read_logo = [&](const std::filesystem::path& logo,
                               const char* key) -> std::optional<model::PictureFile> {
        if (logo.empty()) return std::nullopt;
        setup.files.push_back(logo);
        auto looked_at = logos.read(disk.resolved(logo).value_or(logo).string());
        if (looked_at) return std::move(*looked_at);
        complain(result.complaints, place(key), logo.string() + ": " + looked_at.error().what);
        return std::nullopt;
    };
    setup.logo = read_logo(setup.settings.brand.logo, "brand.logo");
    setup.logo_dark = read_logo(setup.settings.brand.logo_dark, "brand.logo_dark");
    complain_of_writable(result.complaints, state_folder(setup.settings), "the state folder");
    if (!any_error(result.complaints)) {
        result.setup = std::move(setup);
    } else if (typed_right) {
        result.standing = std::move(setup);
    }
    return result;
}

std::vector<feed::SourceSettings> sources_of(const Setup& setup, const Places& places) {
    std::vector<feed::SourceSettings> sources;
    for (const auto& feed : setup.settings.feeds) {
        sources.push_back({feed.address, feed.every, feed.token_file.string(), feed.name, feed.token_credential,
                           feed.password_file.string(), feed.headers_file.string(), feed.certificate.string(),
                           feed.certificate_key.string(), static_cast<std::size_t>(feed.limit),
                           std::chrono::days(feed.newer_than)});
    }
    if (sources.empty() && setup.demo) sources.push_back({places.demo().string(), Seconds(60), ""});
    return sources;
}

std::filesystem::path state_folder(const config::Settings& settings) {
    if (!settings.state_folder.empty()) return settings.state_folder;
    if (const auto given = environment("STATE_DIRECTORY"); !given.empty()) return without_link_of_root(given);
    if (const auto given = environment("XDG_STATE_HOME"); !given.empty()) return given / "accolade";
    if (const auto home = environment("HOME"); !home.empty()) return home / ".local" / "state" / "accolade";
    return std::filesystem::temp_directory_path() / "accolade";
}

std::filesystem::path state_folder_meant(const Options& options, const ReadSetup& read) {
    if (options.state) return *options.state;
    const auto& setup = read.setup ? read.setup : read.standing;
    const auto settings = setup ? setup->settings : config::Settings{};
    std::error_code ignored;
    const bool of_service = settings.state_folder.empty() && !read.settings_file.empty() &&
                            std::filesystem::equivalent(read.settings_file, kUsualConfig, ignored) &&
                            std::filesystem::is_directory(kServiceState, ignored);
    return of_service ? std::filesystem::path(kServiceState) : state_folder(settings);
}

decoder::Decoder::Settings decoder_settings(const config::Settings& settings) {
    return {.quarantine = state_folder(settings) / "quarantine", .version = version()};
}

}  // namespace accolade::app
