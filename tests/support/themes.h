// The themes that ship: the folders of themes/ that hold a theme.json, by name. And what their slides may be of and
// say, for tests below the rooms that know it: every kind, and every word that docs/theme.md lists.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
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

inline std::vector<std::string_view> all_kinds() {
    return {"story",       "quote",    "milestone", "award",      "kudos",       "event",
            "session",     "learning", "social",    "newsletter", "incentive",   "leaderboard",
            "anniversary", "welcome",  "notice",    "idle",       "celebration", "banner"};
}

inline std::vector<std::string> words_of_the_page() {
    std::ifstream file(ACCOLADE_SOURCE_DIR "/docs/theme.md", std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const std::regex word("`([a-z_.0-9]+)`");
    std::set<std::string> words;
    for (std::sregex_iterator it(page.begin(), page.end(), word), end; it != end; ++it) words.insert((*it)[1]);
    return {words.begin(), words.end()};
}

}  // namespace accolade::test
