#include "app/options.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fields.h"
#include "command_table.h"

namespace accolade::app {
namespace {

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
    std::vector<std::string_view> known;
    for (const auto& row : option_table()) known.push_back(row.name);
    for (const auto& row : command_table()) known.push_back(row.name);
    const auto near = nearest(argument, known);
    return failure("unknown: " + (argument.empty() ? "\"\"" : std::string(argument)) +
                   (near ? "; did you mean " + *near + "?" : "") + " (accolade --help)");
}

// The options that were given, checked against the command they were given to.
Result<Options> checked(Options options, std::span<const std::string_view> said) {
    const auto& row = row_of(options.command);
    for (const auto name : said) {
        if (std::ranges::find(row.options, name) != row.options.end()) continue;
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

Options only(Subcommand command) {
    Options options;
    options.command = command;
    return options;
}

// Of a command; of all where it is none.
Options help_about(std::string_view name) {
    auto options = only(Subcommand::help);
    const auto command = std::ranges::find(command_table(), name, &CommandRow::name);
    if (command != command_table().end()) options.about = command->command;
    return options;
}

}  // namespace

Result<Options> read_options(std::span<const std::string_view> arguments) {
    Options options;
    bool command_given = false;
    std::vector<std::string_view> said;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view name = arguments[i];
        if (name == "--version") return only(Subcommand::version);
        if (name == "--help" || name == "-h" || (name == "help" && !command_given))
            return help_about(command_given              ? row_of(options.command).name
                              : i + 1 < arguments.size() ? arguments[i + 1]
                                                         : "");
        if (!name.starts_with("--")) {
            if (command_given && !row_of(options.command).word.empty() && options.word.empty()) {
                options.word = name;
                continue;
            }
            if (command_given && options.command == Subcommand::forget) {  // a name in several words
                options.word += " " + std::string(name);
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
            const auto command = std::ranges::find(command_table(), name, &CommandRow::name);
            if (command == command_table().end()) return unknown(name);
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
        if (std::ranges::find(option_table(), name, &OptionRow::name) == option_table().end()) return unknown(name);
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

}  // namespace accolade::app
