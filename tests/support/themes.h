// The themes that ship: the folders of themes/ that hold a theme.json, by name.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace accolade::test {

inline std::vector<std::string> shipped_themes() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(ACCOLADE_SOURCE_DIR "/themes")) {
        if (exists(entry.path() / "theme.json")) names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

}  // namespace accolade::test
