#include "app/options.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fields.h"

namespace accolade::app {
namespace {

struct CommandRow {
    std::string_view name;
    Subcommand command;
    std::vector<std::string_view> flags;  // that it has a use for
    std::string_view word;                // what it takes after its name; empty: nothing
};

const std::vector<CommandRow>& commands() {
    static const std::vector<CommandRow> kCommands{
        {"run", Subcommand::run, {"--config", "--feed", "--theme", "--windowed", "--rotate", "--for", "--hurry"}, {}},
        {"check", Subcommand::check, {"--config", "--feed", "--theme"}, {}},
        {"preview",
         Subcommand::preview,
         {"--config", "--feed", "--theme", "--rotate", "--out", "--size", "--at", "--all", "--celebration",
          "--celebrations"},
         {}},
        {"explain", Subcommand::explain, {"--config", "--feed", "--at"}, {}},
        {"report",
         Subcommand::report,
         {"--config", "--feed", "--theme", "--state", "--from", "--to", "--by", "--html", "--csv", "--csv-bom",
          "--merge"},
         {}},
        {"status", Subcommand::status, {"--json", "--watch", "--state"}, {}},
        {"screenshot", Subcommand::screenshot, {"--state"}, "FILE.png"},
        {"next", Subcommand::next, {"--state"}, {}},
        {"previous", Subcommand::previous, {"--state"}, {}},
        {"pause", Subcommand::pause, {"--state"}, {}},
        {"refetch", Subcommand::refetch, {"--state"}, {}},
        {"reread", Subcommand::reread, {"--state"}, {}},
        {"identify", Subcommand::identify, {"--state"}, {}},
        {"rehearse", Subcommand::rehearse, {"--state"}, "ID"}};
    return kCommands;
}

const CommandRow& row_of(Subcommand command) {
    return *std::ranges::find(commands(), command, &CommandRow::command);
}

constexpr std::array<std::string_view, 25> kNames{
    "--all",   "--config",  "--feed",        "--theme",        "--windowed", "--rotate", "--for",
    "--hurry", "--out",     "--size",        "--at",           "--json",     "--watch",  "--state",
    "--help",  "--version", "--celebration", "--celebrations", "--from",     "--to",     "--by",
    "--html",  "--csv",     "--csv-bom",     "--merge"};

constexpr std::array<std::string_view, 4> kBy{"person", "team", "kind", "site"};

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
        if (!times) return wrong(name, value, "a factor (1 to 1000)");
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
    } else if (name == "--state") {
        options.state = value;
    } else if (name == "--from") {
        options.from = value;
    } else if (name == "--to") {
        options.to = value;
    } else if (name == "--by") {
        options.by = value;
        if (std::ranges::find(kBy, value) == kBy.end()) return wrong(name, value, "person, team, kind or site");
    } else if (name == "--html") {
        options.html = value;
    } else if (name == "--csv") {
        options.csv = value;
    } else if (name == "--merge") {
        options.merge.emplace_back(value);
    }
    return {};
}

// What is said by its name alone.
bool* flag_of(Options& options, std::string_view name) {
    if (name == "--json") return &options.json;
    if (name == "--watch") return &options.watch;
    if (name == "--csv-bom") return &options.csv_bom;
    return name == "--all" ? &options.all : nullptr;
}

std::unexpected<Error> unknown(std::string_view argument) {
    std::vector<std::string_view> known(kNames.begin(), kNames.end());
    for (const auto& row : commands()) known.push_back(row.name);
    const auto near = nearest(argument, known);
    return failure("unknown: " + (argument.empty() ? "\"\"" : std::string(argument)) +
                   (near ? "; did you mean " + *near + "?" : "") + " (accolade --help)");
}

// The options that were given, checked against the command they were given to.
Result<Options> checked(Options options, std::span<const std::string_view> said) {
    const auto& row = row_of(options.command);
    for (const auto name : said) {
        if (std::ranges::find(row.flags, name) != row.flags.end()) continue;
        return failure(std::string(row.name) + " does not take " + std::string(name) + " (accolade --help)");
    }
    if (!row.word.empty() && options.word.empty())
        return failure(std::string(row.name) + " needs " + std::string(row.word) + " after it (accolade --help)");
    if (options.command != Subcommand::preview && options.themes.size() > 1)
        return failure(std::string(row.name) + " takes one --theme; previews take several");
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
            if (command_given && !row_of(options.command).word.empty() && options.word.empty()) {
                options.word = name;
                continue;
            }
            if (options.command == Subcommand::report && !options.merge.empty()) {  // as *.sqlite becomes
                options.merge.emplace_back(name);
                continue;
            }
            if (options.command == Subcommand::explain) {
                options.ids.emplace_back(name);
                continue;
            }
            const auto command = std::ranges::find(commands(), name, &CommandRow::name);
            if (command == commands().end()) return unknown(name);
            if (command_given) return failure("one command at a time; \"" + std::string(name) + "\" is a second one");
            options.command = command->command;
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
        if (bool* flag = flag_of(options, name)) {
            if (value) return failure(std::string(name) + " takes no value");
            *flag = true;
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
                    [--feed URL|FILE] [--config FILE] [--at TIME] [--all] [--celebration ID]... [--celebrations]
                    one PNG per item, size and theme, an index.html and a manifest.json;
                    with --config of what this screen shows then, or of everything (--all)
  accolade explain  [ID...] [--config FILE] [--feed URL|FILE] [--at TIME]
                    of each item whether this screen shows it then, why not, and when next
  accolade report   [--from DATE] [--to DATE] [--by person|team|kind|site] [--html FILE] [--csv FILE] [--csv-bom]
                    [--merge FILE...] [--config FILE] [--state DIR]
                    who was recognised for what, how often and how evenly; of this month without a date (docs/report.md)
  accolade --help | --version

and of a show that runs on this machine (docs/staff.md):

  accolade status   [--json] [--watch]      what is on, and whether all is well; ends with 0, 1 or 2
  accolade screenshot FILE.png              what is on the display
  accolade next | previous | pause          another slide; pause again goes on
  accolade refetch | reread                 asks every feed now; reads settings and theme again
  accolade identify                         the screen's name, site and address, large, for ten seconds
  accolade rehearse ID                      the celebration of an item, on this screen alone

run is the default command. Without --config, /etc/accolade/kiosk.json is read where it exists;
without a feed, the demo that comes with the program is shown.

  --config FILE   the screen's settings (docs/configuration.md)
  --feed          an address, a file or a folder of feeds, instead of the settings' (docs/feed.md)
  --theme         atelier, nocturne, beacon, meridian, gala, base, or a folder of your own (docs/theme.md)
  --windowed      in a window
  --rotate        how far the picture is turned clockwise, for screens that hang upright
  --for           ends by itself after this many seconds
  --hurry         time runs this many times as fast: for long tests in a short time
  --size          of the previews; 1920x1080 and 1080x1920 without it
  --state         which show is meant, if several run: the state folder of its settings
  --celebration   of the previews: that of an item, second by second, instead of slides; --celebrations: of all
  --at            the moment that the previews show, like 2026-11-23T14:32

In a window, and where run was started from a terminal: arrows change the slide, space pauses, c rehearses a
celebration, i inspects the slide (in a window), Esc ends the show.
)";
}

}  // namespace accolade::app
