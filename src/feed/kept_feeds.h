// KeptFeeds: the last good feeds of each source on the disk, in `news/SHA256.N`: the newest and two earlier ones, each
// written whole or not at all. Files of ours that belong to no source are swept; other people's files are left alone,
// and so is what a newer version of this program wrote.
//
// Resource; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "feed/source.h"
#include "os/disk.h"
#include "os/log.h"
#include "slots.h"

namespace accolade::feed {

struct KeptFeed {
    Validators validators;
    std::vector<Document> documents;

    bool operator==(const KeptFeed&) const = default;
};

class KeptFeeds {
  public:
    // `folder`: that of the archive.
    KeptFeeds(Disk& disk, Log& log, std::filesystem::path folder);

    // Removes the files of sources that are not among these.
    void sweep(const std::vector<SourceSettings>& sources);

    // The feeds of a source that are intact, newest first: at most three.
    std::vector<KeptFeed> of(const std::string& source);
    // Nothing is written where the newest one has the same documents.
    Result<void> keep(const std::string& source, const KeptFeed& feed);
    // Removes all but the newest.
    Result<void> forget_older(const std::string& source);

  private:
    struct Generations {
        std::unique_ptr<Slots> slots;
        std::string digest;  // of the newest
    };
    Generations& generations(const std::string& source);
    Result<void> make_folders();

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_;
    std::map<std::string, Generations> all_;  // by source
};

}  // namespace accolade::feed
