#include <malloc.h>

#include <iostream>
#include <string_view>
#include <vector>

#include "app/kiosk.h"
#include "app/options.h"
#include "app/preview.h"

int main(int argc, char** argv) {
    using namespace accolade;
    // Pictures come and go by the megabyte: each is given back to the system when it goes, instead of leaving holes
    // that no later picture fits into.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    const auto options = app::read_options(arguments);
    if (!options) {
        std::cerr << "accolade: " << to_string(options.error()) << "\n";
        return 2;
    }
    switch (options->command) {
        case app::Command::help:
            std::cout << app::help_text();
            return 0;
        case app::Command::version:
            std::cout << "accolade " << app::version() << "\n";
            return 0;
        case app::Command::check:
            return app::check(*options, app::find_places(), machine_clock());
        case app::Command::preview:
            return app::preview(*options, app::find_places(), machine_clock());
        case app::Command::run:
            break;
    }
    return app::run(*options, app::find_places());
}
