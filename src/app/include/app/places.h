// Places: where the files are that come with the program. Values; any thread.
#pragma once

#include <filesystem>

namespace accolade::app {

struct Places {
    std::filesystem::path share;  // holds assets/ and themes/

    std::filesystem::path themes() const { return share / "themes"; }
    std::filesystem::path base() const { return themes() / "base"; }
    std::filesystem::path fonts() const { return share / "assets" / "fonts"; }
    std::filesystem::path phrases() const { return share / "assets" / "phrases"; }
    std::filesystem::path demo() const { return share / "assets" / "demo" / "feed.json"; }
};

// $ACCOLADE_SHARE, else share/accolade beside the program's folder, else the source tree it was built from.
Places find_places();

}  // namespace accolade::app
