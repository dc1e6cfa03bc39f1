#include <algorithm>
#include <filesystem>
#include <fstream>

#include "screen/window.h"

namespace accolade::screen {

namespace {

namespace fs = std::filesystem;

std::string first_word_of(const fs::path& file) {
    std::ifstream in(file);
    std::string word;
    in >> word;
    return word;
}

}  // namespace

Connectors::Connectors(std::string sysfs) : sysfs_(std::move(sysfs)), last_(list()) {}

std::vector<Connectors::Connector> Connectors::list() const {
    std::vector<Connector> all;
    std::error_code none;  // no folder: no graphics card
    for (fs::directory_iterator i(sysfs_, none), end; !none && i != end; i.increment(none)) {
        const auto name = i->path().filename().string();
        if (!name.starts_with("card") || name.find('-') == std::string::npos) continue;
        all.push_back({name, first_word_of(i->path() / "status") == "connected"});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return all;
}

bool Connectors::changed() {
    auto now = list();
    const bool differs = now != last_;
    last_ = std::move(now);
    return differs;
}

bool Connectors::any_connected() const {
    const auto all = list();
    return std::any_of(all.begin(), all.end(), [](const auto& one) { return one.connected; });
}

bool Connectors::any() const {
    std::error_code none;
    for (fs::directory_iterator i(sysfs_, none), end; !none && i != end; i.increment(none))
        if (i->path().filename().string().starts_with("card")) return true;
    return false;
}

}  // namespace accolade::screen
