// Gather: what previews and checks have in common: the news fetched once into a scratch folder, and complaints printed.
#pragma once

#include <filesystem>
#include <vector>

#include "app/setup.h"
#include "base/complaint.h"
#include "base/time.h"
#include "feed/worker.h"
#include "model/news.h"
#include "os/disk.h"
#include "os/log.h"

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

// Every feed and every picture once, waited for.
feed::Collected collect(const Setup& setup, const Places& places, Disk& disk, const Clock& clock, Log& log,
                        const std::filesystem::path& folder);

// What the show would put on a slide each: items of the news, from the first; as if all may be shown now.
std::vector<std::vector<const model::Item*>> slides_of(const model::News& news);

// To stdout, a line each.
void print(const Complaints& complaints);

}  // namespace accolade::app
