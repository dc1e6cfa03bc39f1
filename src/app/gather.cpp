#include "gather.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

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

std::expected<About, int> about(const Options& options, const Places& places, Disk& disk, const Clock& clock) {
    auto read = read_setup(options, places, disk);
    if (!read.setup) {
        for (const auto& complaint : read.complaints) std::cerr << to_string(complaint) << "\n";
        return std::unexpected(1);
    }
    const auto at = moment(options.at, read.setup->zone, clock().wall);
    if (!at) return std::unexpected(refuse(at.error(), 2));
    auto state = state_folder_meant(options, read);
    return About{std::move(*read.setup), *at, std::move(state)};
}

feed::Collected collect(const Setup& setup, WallTime at, const Places& places, Disk& disk, const Clock& real, Log& log,
                        const std::filesystem::path& folder) {
    // As if it were that time when this begins.
    const auto begun = real();
    const Clock clock = [real, begun, at] {
        const auto now = real();
        return Now{at + (now.steady - begun.steady), now.steady};
    };
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

std::string for_terminal(std::string words) {
    for (char& c : words) {
        const auto code = static_cast<unsigned char>(c);
        if ((code < 0x20 && c != '\n') || code == 0x7F) c = '?';
    }
    return words;
}

int refuse(const Error& error, int code) {
    std::cerr << "accolade: " << for_terminal(to_string(error)) << "\n";
    return code;
}

void print(const Complaints& complaints) {
    for (const auto& complaint : complaints) std::cout << to_string(complaint) << "\n";
}

}  // namespace accolade::app
