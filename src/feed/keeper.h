// Keeper: what of the news lies on the disk for a start without a network, and when it is written: as seldom as it can
// be, and at once where something has to go from there (withdrawn.h).
//
// News and their pictures are one generation: first the pictures of both are listed, then the news are written, then
// the pictures of the earlier ones go. A start after a power cut finds either with what belongs to it.
//
// Resource; one thread; owned by Intake. Time comes from outside.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "archive.h"
#include "base/result.h"
#include "base/time.h"
#include "contents.h"
#include "model/news.h"
#include "os/disk.h"
#include "os/log.h"
#include "source_state.h"

namespace accolade::feed {

class Keeper {
  public:
    struct Seams {
        Disk& disk;
        Log& log;
        std::vector<SourceState>& sources;
        std::function<Result<Contents>(const SourceState& source, std::vector<Document> documents)> read;
        std::function<const model::News&()> newest;  // that are published, or will be next
        std::function<bool()> pictures_idle;         // none is under way
    };

    // `folder`: of the archive. REQUIRES that the sources are not moved.
    Keeper(Seams seams, const std::filesystem::path& folder);

    // Gives each source the last good contents that are on the disk.
    void open();
    // Writes what it is time for; says how long nothing more is to do.
    Milliseconds turn(Now now);
    // The source has other contents than before. `takes_back`: those before said what these no longer say.
    void contents_changed(SourceState& source, bool takes_back, Now now);
    // The source was looked at: what could not be written before is tried again.
    void confirmed(SourceState& source, Now now);
    // Lists the pictures of what is newest and of what lies on the disk; the others are forgotten.
    void keep_pictures(Now now);
    // They are listed with the next look at a source: what a stream brings does not wait for the disk.
    void keep_pictures_later() { pictures_unlisted_ = true; }

    Archive& archive() { return archive_; }

  private:
    void keep(SourceState& source, Now now);
    void write(SourceState& source, const Contents& contents, bool expires, Now now);
    bool may_be_written(const SourceState& source, Now now) const;
    void check_older(SourceState& source, const Contents& contents);

    Seams seams_;
    Archive archive_;
    bool pictures_unlisted_ = false;  // the list on the disk may be an older one
};

}  // namespace accolade::feed
