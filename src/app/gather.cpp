#include "gather.h"

#include <cstdlib>
#include <iostream>
#include <string>

#include "app/version.h"
#include "net/http.h"

namespace accolade::app {

Scratch::Scratch() {
    std::string form = (std::filesystem::temp_directory_path() / "accolade-XXXXXX").string();
    if (mkdtemp(form.data()) != nullptr) path_ = form;
}

Scratch::~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

feed::Collected collect(const Setup& setup, const Places& places, Disk& disk, const Clock& clock, Log& log,
                        const std::filesystem::path& folder) {
    const std::string agent = std::string("accolade/") + version();
    return feed::collect_once(sources_of(setup, places), {net::http(agent), disk, clock, log, 1}, folder,
                              setup.settings.language);
}

void print(const Complaints& complaints) {
    for (const auto& complaint : complaints) std::cout << to_string(complaint) << "\n";
}

}  // namespace accolade::app
