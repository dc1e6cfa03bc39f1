#include "gather.h"

#include <cstdlib>
#include <iostream>
#include <string>

#include "app/version.h"

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
    return feed::collect_once(sources_of(setup, places), {agent, disk, clock, log, 1}, folder, setup.settings.language);
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

void print(const Complaints& complaints) {
    for (const auto& complaint : complaints) std::cout << to_string(complaint) << "\n";
}

}  // namespace accolade::app
