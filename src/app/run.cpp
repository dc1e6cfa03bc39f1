#include "app/run.h"

#include <unistd.h>

#include <iostream>

#include "app/explain.h"
#include "app/forgetting.h"
#include "app/kiosk.h"
#include "app/options.h"
#include "app/preview.h"
#include "app/remote.h"
#include "app/reporting.h"
#include "app/version.h"
#include "decoder/serve.h"

namespace accolade::app {
namespace {

// Somebody sits at it. (The service has a terminal as well, but its words go to the journal.)
bool from_terminal() {
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

int show(Options options, const Places& places) {
    options.keys = from_terminal();
    Signals signals;
    Log log(hurried(machine_clock(), options.hurry));
    auto kiosk = Kiosk::open(options, places, signals, log);
    if (!kiosk) {
        std::cerr << "accolade: " << to_string(kiosk.error()) << "\n";
        return 1;
    }
    return (*kiosk)->run();
}

}  // namespace

const char* version() {
    return ACCOLADE_VERSION;
}

int run(std::span<const std::string_view> arguments) {
    for (const auto* what : {decoder::kServe, decoder::kServeWithFonts}) {
        if (arguments.size() == 1 && arguments.front() == what) return decoder::serve(what == decoder::kServeWithFonts);
    }
    const auto options = read_options(arguments);
    if (!options) {
        std::cerr << "accolade: " << to_string(options.error()) << "\n";
        return 2;
    }
    switch (options->command) {
        case Subcommand::help:
            std::cout << (options->about ? help_text(*options->about) : help_text());
            return 0;
        case Subcommand::version:
            std::cout << "accolade " << version() << "\n";
            return 0;
        case Subcommand::check:
            return check(*options, find_places(), machine_clock());
        case Subcommand::preview:
            return preview(*options, find_places(), machine_clock());
        case Subcommand::explain:
            return explain(*options, find_places(), machine_clock());
        case Subcommand::report:
            return make_report(*options, find_places(), machine_clock());
        case Subcommand::forget:
            return forget(*options, find_places(), machine_clock());
        case Subcommand::run:
            return show(*options, find_places());
        default:
            return ask_running_show(*options);
    }
}

}  // namespace accolade::app
