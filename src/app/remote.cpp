#include "app/remote.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "base/json.h"
#include "control/client.h"
#include "gather.h"

namespace accolade::app {
namespace {

// What `status` ends with where it has no answer (docs/staff.md).
constexpr int kNoShow = 2, kUnknown = 3;
constexpr Seconds kWatched{2};

Outcome complaint(const std::string& what, int code) {
    return {"", "accolade: " + what + "\n", code};
}

control::Request request_of(const Options& options) {
    namespace command = model::command;
    switch (options.command) {
        case Subcommand::screenshot:
            return control::AskScreenshot{};
        case Subcommand::next:
            return model::Command(command::Next{});
        case Subcommand::previous:
            return model::Command(command::Previous{});
        case Subcommand::pause:
            return model::Command(command::Pause{});
        case Subcommand::refetch:
            return model::Command(command::Refetch{});
        case Subcommand::reread:
            return model::Command(command::Reread{});
        case Subcommand::identify:
            return model::Command(command::Identify{});
        case Subcommand::rehearse:
            return model::Command(command::Rehearse{options.word});
        case Subcommand::forget:
            return model::Command(command::Forget{options.word});
        default:
            return control::AskStatus{options.json};
    }
}

// Which show stands behind a socket, as --state names it.
std::string described(const std::filesystem::path& socket) {
    const auto said = control::ask(socket, control::AskStatus{true});
    if (!said) return "  one that does not say: " + said.error().what + "\n";
    const auto status = json::parse(said->bytes, "status");
    const auto text = [&status](std::string_view member) {
        const auto* found = status ? status->root.find(member) : nullptr;
        return found != nullptr && found->is(json::Type::string) ? found->string : std::string();
    };
    const auto name = text("name");
    return "  --state " + text("state_folder") + (name.empty() ? "" : "  (" + name + ")") + "\n";
}

std::string which_of(const std::vector<std::filesystem::path>& shows) {
    std::string words = std::to_string(shows.size()) + " shows run on this machine; say which of them is meant:\n";
    for (const auto& show : shows) words += described(show);
    words.pop_back();
    return words;
}

std::string none_of(const Options& options) {
    if (options.state) return "no show with the state folder " + *options.state + " runs on this machine";
    const auto* others = ::geteuid() == 0 ? "" : ", or it is another user's: sudo finds every show";
    return "no show runs on this machine" + std::string(others);
}

// Not through a file beside it: it may be a pipe.
Outcome keep(const std::string& png, const std::string& file) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << png;
    out.close();
    if (out) return {};
    return complaint(file + ": cannot be written: " + std::generic_category().message(errno), 1);
}

Outcome ask_once(const Options& options) {
    return ask_if_running(options).value_or(complaint(none_of(options), kNoShow));
}

// Until somebody has seen enough of it (Ctrl-C).
[[noreturn]] void watch(const Options& options) {
    for (;;) {
        const auto outcome = ask_once(options);
        if (isatty(STDOUT_FILENO) != 0) std::cout << "\033[H\033[2J";
        print(outcome);
        std::this_thread::sleep_for(kWatched);
    }
}

}  // namespace

std::optional<Outcome> ask_if_running(const Options& options) {
    const bool status = options.command == Subcommand::status;
    const auto shows =
        control::running(options.state ? std::optional<std::filesystem::path>(*options.state) : std::nullopt);
    if (shows.empty()) return std::nullopt;
    if (shows.size() > 1) return complaint(which_of(shows), status ? kUnknown : 1);
    const auto said = control::ask(shows.front(), request_of(options));
    if (!said) return complaint(to_string(said.error()), status ? kUnknown : 1);
    if (options.command == Subcommand::screenshot) return keep(said->bytes, options.word);
    return Outcome{said->bytes, "", said->code};
}

int print(const Outcome& outcome) {
    std::cout << for_terminal(outcome.words) << std::flush;
    std::cerr << for_terminal(outcome.complaint);
    return outcome.code;
}

int ask_running_show(const Options& options) {
    if (options.watch) watch(options);
    return print(ask_once(options));
}

}  // namespace accolade::app
