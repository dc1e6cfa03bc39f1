#include <algorithm>

#include "app/options.h"
#include "command_table.h"

namespace accolade::app {
namespace {

constexpr std::size_t kWide = 100;  // letters in a line

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 2, width), ' ');
    return text;
}

// The words, divided at their spaces; the lines after the first begin below the first.
std::string wrapped(std::string_view words, std::size_t indent) {
    std::string text;
    std::size_t in_line = indent;
    while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        if (in_line > indent && in_line + 1 + word.size() > kWide) {
            text += "\n" + std::string(indent, ' ');
            in_line = indent;
        } else if (in_line > indent) {
            text += " ";
            ++in_line;
        }
        text += word;
        in_line += word.size();
    }
    return text + "\n";
}

std::string with_value(const OptionRow& option) {
    const auto* between = option.value.empty() || option.value.starts_with('[') ? "" : " ";
    return std::string(option.name) + between + std::string(option.value);
}

std::string usage(const CommandRow& row) {
    auto text = "accolade " + std::string(row.name);
    if (!row.word.empty()) text += " " + std::string(row.word);
    if (row.command == Subcommand::explain) text += " [ID...]";
    return text + " [OPTION...]";
}

std::string options_of(const std::vector<std::string_view>& names) {
    std::string text;
    std::size_t wide = 0;
    for (const auto& row : option_table())
        if (std::ranges::find(names, row.name) != names.end()) wide = std::max(wide, with_value(row).size() + 2);
    for (const auto& row : option_table())
        if (std::ranges::find(names, row.name) != names.end())
            text += "  " + padded(with_value(row), wide) + wrapped(row.words, wide + 2);
    return text;
}

std::string commands(bool of_running_show) {
    constexpr std::size_t kColumn = 23;
    std::string text;
    for (const auto& row : command_table()) {
        if ((row.command >= Subcommand::status) != of_running_show) continue;
        auto name = std::string(row.name) + (row.word.empty() ? "" : " " + std::string(row.word));
        if (row.command == Subcommand::explain) name += " [ID...]";
        text += "  " + padded(std::move(name), kColumn - 2) + wrapped(row.words, kColumn);
    }
    return text;
}

}  // namespace

std::string help_text() {
    return "Accolade shows what people have achieved, on the screen in the lobby.\n\n"
           "  accolade [COMMAND] [OPTION...]\n\n" +
           commands(false) + "\nof a show that runs on this machine (docs/staff.md):\n\n" + commands(true) +
           "\nrun is the default command. accolade COMMAND --help lists the options of a command. Without a feed,\n"
           "the demo that comes with the program is shown.\n\n"
           "In a window, and where run was started from a terminal: arrows change the slide, space pauses, c rehearses "
           "a\ncelebration, i inspects the slide (in a window), Esc ends the show.\n";
}

std::string help_text(Subcommand command) {
    const auto& row = row_of(command);
    return usage(row) + "\n\n" + wrapped(row.words, 0) + "\n" + options_of(row.options);
}

}  // namespace accolade::app
