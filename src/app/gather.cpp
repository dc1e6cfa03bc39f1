#include "gather.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/version.h"
#include "decoder/decoder.h"

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
    decoder::Decoder decoder(disk, log, {});
    return feed::collect_once(sources_of(setup, places),
                              {agent, disk, clock, log, 1, 1, setup.settings.ca_file.string(), setup.zone,
                               [&decoder](std::string_view bytes) { return decoder.examine(bytes); }},
                              folder, setup.settings.language);
}

std::vector<schedule::Page> pages_of(const model::News& news) {
    auto pages = schedule::pages_of(news.items);
    pages.emplace_back();
    return pages;
}

std::vector<const model::Item*> items_on(const schedule::Page& page, const model::News& news) {
    std::vector<const model::Item*> items;
    for (const auto i : page) items.push_back(&news.items[i]);
    return items;
}

std::string places_of(const schedule::Page& page, const std::vector<std::string>& places) {
    std::string all;
    for (const auto i : page) all += (all.empty() ? "" : "; ") + places[i];
    return all;
}

Result<WallTime> moment(const std::optional<std::string>& at, const model::Zone& zone, WallTime now) {
    if (!at) return now;
    int y = 0, mo = 0, d = 0, h = 12, mi = 0, end = 0;
    const bool whole = std::sscanf(at->c_str(), "%4d-%2d-%2dT%2d:%2d%n", &y, &mo, &d, &h, &mi, &end) == 5;
    if (!whole) {
        h = 12, mi = 0, end = 0;
        if (std::sscanf(at->c_str(), "%4d-%2d-%2d%n", &y, &mo, &d, &end) != 3) end = -1;
    }
    const auto date = std::chrono::year(y) / mo / d;
    if (end != static_cast<int>(at->size()) || !date.ok() || h > 23 || mi > 59) {
        return failure("--at takes a moment like 2026-11-23T14:32, not \"" + *at + "\"");
    }
    return zone.instant({y, mo, d}, h * 60 + mi);
}

void print(const Complaints& complaints) {
    for (const auto& complaint : complaints) std::cout << to_string(complaint) << "\n";
}

}  // namespace accolade::app
