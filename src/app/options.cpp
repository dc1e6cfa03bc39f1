#include "app/options.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fields.h"

namespace accolade::app {
namespace {

constexpr std::array<std::pair<std::string_view, Subcommand>, 3> kCommands{
    {{"run", Subcommand::run}, {"check", Subcommand::check}, {"preview", Subcommand::preview}}};
constexpr std::array<std::string_view, 14> kNames{
    "--config", "--feed", "--theme", "--windowed",    "--rotate",       "--for",  "--hurry",
    "--out",    "--size", "--at",    "--celebration", "--celebrations", "--help", "--version"};
// What a command has no use for.
constexpr std::array<std::string_view, 5> kNotForRun{"--out", "--size", "--at", "--celebration", "--celebrations"};
constexpr std::array<std::string_view, 9> kNotForCheck{
    "--windowed", "--rotate", "--for", "--hurry", "--out", "--size", "--at", "--celebration", "--celebrations"};
constexpr std::array<std::string_view, 3> kNotForPreview{"--windowed", "--for", "--hurry"};

std::optional<int> whole(std::string_view text, int lowest, int highest) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < lowest || value > highest)
        return std::nullopt;
    return value;
}

std::optional<PixelSize> size_from(std::string_view text) {
    const auto x = text.find('x');
    if (x == std::string_view::npos) return std::nullopt;
    const auto w = whole(text.substr(0, x), 160, 16384), h = whole(text.substr(x + 1), 160, 16384);
    if (!w || !h) return std::nullopt;
    return PixelSize{*w, *h};
}

std::unexpected<Error> wrong(std::string_view name, std::string_view value, const char* expected) {
    return failure(std::string(name) + " takes " + expected + ", not \"" + std::string(value) + "\"");
}

Result<void> take(Options& options, std::string_view name, std::string_view value) {
    if (name == "--config") {
        options.config = value;
    } else if (name == "--feed") {
        options.feed = value;
    } else if (name == "--theme") {
        options.themes.emplace_back(value);
    } else if (name == "--rotate") {
        options.rotation = whole(value, 0, 270);
        if (!options.rotation || *options.rotation % 90 != 0) return wrong(name, value, "0, 90, 180 or 270");
    } else if (name == "--for") {
        const auto seconds = whole(value, 1, 1'000'000'000);
        if (!seconds) return wrong(name, value, "a number of seconds");
        options.run_for = Seconds(*seconds);
    } else if (name == "--hurry") {
        const auto times = whole(value, 1, 1000);
        if (!times) return wrong(name, value, "how many times as fast time runs (1 to 1000)");
        options.hurry = *times;
    } else if (name == "--out") {
        options.out = value;
    } else if (name == "--size") {
        const auto size = size_from(value);
        if (!size) return wrong(name, value, "a size in pixels like 1920x1080 (160 to 16384)");
        options.sizes.push_back(*size);
    } else if (name == "--celebration") {
        options.celebrated.emplace_back(value);
    } else if (name == "--at") {
        options.at = value;
    }
    return {};
}

std::unexpected<Error> unknown(std::string_view argument) {
    std::vector<std::string_view> known(kNames.begin(), kNames.end());
    for (const auto& [name, command] : kCommands) known.push_back(name);
    const auto near = nearest(argument, known);
    return failure("unknown: " + (argument.empty() ? "\"\"" : std::string(argument)) +
                   (near ? "; did you mean " + *near + "?" : "") + " (accolade --help)");
}

// What was said, held to the command that it was said to.
Result<Options> checked(Options options, std::span<const std::string_view> said) {
    const auto command =
        std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& c) { return c.second == options.command; });
    std::span<const std::string_view> useless = kNotForRun;
    if (options.command == Subcommand::check) useless = kNotForCheck;
    if (options.command == Subcommand::preview) useless = kNotForPreview;
    for (const auto name : said) {
        if (std::find(useless.begin(), useless.end(), name) == useless.end()) continue;
        return failure(std::string(command->first) + " has no use for " + std::string(name) + " (accolade --help)");
    }
    if (options.command != Subcommand::preview && options.themes.size() > 1)
        return failure(std::string(command->first) + " takes one --theme; previews take several");
    if (options.command == Subcommand::preview && options.out.empty())
        return failure("preview needs --out DIR, the folder the pictures go to");
    return options;
}

}  // namespace

Result<Options> read_options(std::span<const std::string_view> arguments) {
    Options options;
    bool command_given = false;
    std::vector<std::string_view> said;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view name = arguments[i];
        if (name == "--help" || name == "-h" || name == "--version") {
            Options asked;
            asked.command = name == "--version" ? Subcommand::version : Subcommand::help;
            return asked;
        }
        if (!name.starts_with("--")) {
            const auto command =
                std::find_if(kCommands.begin(), kCommands.end(), [&](const auto& c) { return c.first == name; });
            if (command == kCommands.end()) return unknown(name);
            if (command_given) return failure("one command at a time, and \"" + std::string(name) + "\" is a second");
            options.command = command->second;
            command_given = true;
            continue;
        }
        std::optional<std::string_view> value;
        if (const auto equals = name.find('='); equals != std::string_view::npos) {
            value = name.substr(equals + 1);
            name = name.substr(0, equals);
        }
        if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) return unknown(name);
        if (name == "--help" || name == "--version") return failure(std::string(name) + " takes no value");
        said.push_back(name);
        if (name == "--celebrations") {
            if (value) return failure(std::string(name) + " takes no value");
            options.celebrated.emplace_back("*");
            continue;
        }
        if (name == "--windowed") {  // its size is a choice
            options.windowed = value ? size_from(*value) : PixelSize{1280, 720};
            if (!options.windowed) return wrong(name, *value, "a size like 1280x720");
            continue;
        }
        if (!value) {
            if (i + 1 < arguments.size()) value = arguments[++i];
        }
        if (!value || value->empty()) return failure(std::string(name) + " needs a value (accolade --help)");
        if (auto taken = take(options, name, *value); !taken) return std::unexpected(taken.error());
    }
    return checked(std::move(options), said);
}

std::string_view help_text() {
    return R"(Accolade shows what people have achieved, on the screen in the lobby.

  accolade run      [--config FILE] [--feed URL|FILE] [--theme NAME|DIR]
                    [--windowed[=1280x720]] [--rotate 0|90|180|270] [--for SECONDS]
  accolade check    [--config FILE] [--feed URL|FILE] [--theme NAME|DIR]
                    every complaint, with file, line and column; ends with 1 if any is an error
  accolade preview  --out DIR [--size WxH]... [--rotate N] [--theme NAME|DIR]...
                    [--feed URL|FILE] [--config FILE] [--at TIME] [--celebration ID]... [--celebrations]
                    one PNG per item, size and theme, an index.html and a manifest.json
  accolade --help | --version

run is the default command. Without --config, /etc/accolade/kiosk.json is read where it exists;
without a feed, the demo that comes with the program is shown.

  --config FILE   the screen's settings (docs/configuration.md)
  --feed          an address, a file or a folder of feeds, instead of the settings' (docs/feed.md)
  --theme         atelier, nocturne, beacon, meridian, gala, base, or a folder of your own (docs/theme.md)
  --windowed      in a window; arrows change the slide, space pauses, i inspects it, Esc ends
  --rotate        how far the picture is turned clockwise, for screens that hang upright
  --for           ends by itself after so many seconds
  --hurry         time runs so many times as fast: for tests of a long life in a short one
  --size          of the previews; 1920x1080 and 1080x1920 without it
  --celebration   of the previews: that of an item, second by second, instead of slides; --celebrations: of all
  --at            the moment the previews show, like 2026-11-23T14:32
)";
}

}  // namespace accolade::app
