#include "app/remote.h"

#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include "control/client.h"

namespace accolade::app {
namespace {

constexpr int kNoShow = 2;  // as `status` ends where nothing is shown
constexpr Seconds kWatched{2};

int complain(const std::string& what, int code) {
    std::cerr << "accolade: " << what << "\n";
    return code;
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
        default:
            return control::AskStatus{options.json};
    }
}

Result<std::filesystem::path> the_show(const Options& options) {
    const auto state = options.state ? std::optional<std::filesystem::path>(*options.state) : std::nullopt;
    const auto shows = control::running(state);
    if (shows.size() == 1) return shows.front();
    if (shows.empty()) {
        return failure(state ? "no show with the state folder " + *options.state + " runs on this machine"
                             : std::string("no show runs on this machine, or it belongs to another user; as root "
                                           "(sudo) every show is found"));
    }
    return failure(std::to_string(shows.size()) +
                   " shows run on this machine; say which with --state DIR, the state folder of its settings");
}

int keep(const std::string& png, const std::string& file) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << png;
    out.close();
    return out ? 0 : complain(file + ": cannot be written", 1);
}

int ask_once(const Options& options) {
    const auto show = the_show(options);
    if (!show) return complain(to_string(show.error()), kNoShow);
    const auto said = control::ask(*show, request_of(options));
    if (!said) return complain(to_string(said.error()), options.command == Subcommand::status ? kNoShow : 1);
    if (options.command == Subcommand::screenshot) return keep(said->bytes, options.word);
    std::cout << said->bytes << std::flush;
    return said->code;
}

// Until somebody has seen enough of it (Ctrl-C).
[[noreturn]] void watch(const Options& options) {
    for (;;) {
        if (isatty(STDOUT_FILENO) != 0) std::cout << "\033[H\033[2J";
        ask_once(options);
        std::this_thread::sleep_for(kWatched);
    }
}

}  // namespace

int ask_running_show(const Options& options) {
    if (options.watch) watch(options);
    return ask_once(options);
}

}  // namespace accolade::app
