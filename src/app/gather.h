// Gather: what the commands have in common that ask the settings and the feeds and not a running show (check, preview,
// explain, report): what they are about, the news fetched once into a scratch folder, and complaints printed.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/setup.h"
#include "base/complaint.h"
#include "base/result.h"
#include "base/time.h"
#include "feed/worker.h"
#include "model/local_time.h"
#include "model/news.h"
#include "os/disk.h"
#include "os/log.h"
#include "schedule/pages.h"

namespace accolade::app {

// Where downloaded pictures lie for the time being. Resource; removes its folder at the end.
class Scratch {
  public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// What a command is about. Where that cannot be said, people are told why, and the program ends with the code that
// comes instead: 1 for errors in the settings, 2 for a moment that is none.
struct About {
    Setup setup;
    WallTime at{};                       // --at, or now
    std::filesystem::path state_folder;  // of the show that is meant
};
std::expected<About, int> about(const Options& options, const Places& places, Disk& disk, const Clock& clock);

// Every feed and every picture once, waited for, and chosen as the show does at that moment.
feed::Collected collect(const Setup& setup, WallTime at, const Places& places, Disk& disk, const Clock& clock, Log& log,
                        const std::filesystem::path& folder);

// What is on each slide that the show would have if all might be shown now; last the idle slide, with nothing on it.
std::vector<schedule::Page> pages_of(const model::News& news);
std::vector<const model::Item*> items_on(const schedule::Page& page, const model::News& news);
// Where they stand in their feeds; `places`: of each item of the news.
std::string places_of(const schedule::Page& page, const std::vector<std::string>& places);

// "2026-11-23T14:32" or "2026-11-23", in the zone, as --at takes it; the clock's now where nothing was asked.
Result<WallTime> moment(const std::optional<std::string>& at, const model::Zone& zone, WallTime now);

// Words that may come from a feed, without what would steer a terminal: control characters but line ends become "?".
std::string for_terminal(std::string words);

// To stdout, a line each.
void print(const Complaints& complaints);

// To stderr; returns the code that the program ends with.
int refuse(const Error& error, int code = 1);

}  // namespace accolade::app
