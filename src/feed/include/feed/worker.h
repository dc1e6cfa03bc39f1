// FeedWorker: owns the fetch thread, and the client that downloads for it on a thread of its own. At its start it
// publishes the last good news from the archive, before any network; then it follows its sources for as long as it
// lives (intake.h).
//
// Leaving, whatever the network does: `stop` cancels every transfer and waits no longer than it is told. Name look-ups
// cannot be cancelled, but nobody waits for them (net/client.h), so that `stop` is normally done within 100 ms. Where
// it says false (a disk that hangs), the program must end by std::_Exit: the destructor waits as long as it takes. The
// archive is whole at every instant, so that nothing is lost by it.
//
// Each source whose feed names a live stream is listened to; what an event says is published at once. Where events come
// faster than they can be read, those for which there is no room are dropped, and the feed is fetched.
//
// Resource; owned by the app. stop, refetch and sources may be called from any thread; `changed` is called on the fetch
// thread. REQUIRES that the Disk, the Log and the Latest outlive it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/complaint.h"
#include "base/latest.h"
#include "base/time.h"
#include "feed/left_out.h"
#include "feed/source.h"
#include "media/picture.h"
#include "model/local_time.h"
#include "model/news.h"
#include "model/source_status.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::feed {

class FeedWorker {
  public:
    struct Seams {
        std::string agent;  // what servers are told we are: "accolade/0.1.0"
        Disk& disk;
        Clock clock;
        Log& log;
        std::uint64_t seed = 1;     // of the jitter
        int hurry = 1;              // how many times as fast the clock runs
        std::string authorities{};  // a file of authorities that are trusted beside the system's; empty: none
        model::Zone zone{};         // the screen's
        // What a picture is and how large; called on the fetch thread.
        std::function<Result<media::Header>(std::string_view bytes)> examine = [](std::string_view bytes) {
            return media::examine(bytes);
        };
        // Called on the fetch thread once no news have come for two seconds: time for what may hold others up.
        std::function<void()> quiet = [] {};
    };

    // `folder`: of the archive; made where there is none.
    FeedWorker(const std::vector<SourceSettings>& sources, Seams seams, const std::filesystem::path& folder,
               const std::string& fallback_language, Latest<model::News>& news, std::function<void()> changed);
    ~FeedWorker();
    FeedWorker(const FeedWorker&) = delete;
    FeedWorker& operator=(const FeedWorker&) = delete;

    void refetch();  // every source now, however long its server is to be left alone

    // How each source does, in the order of the configuration; new whenever it changes. From any thread.
    std::vector<model::SourceStatus> sources() const;

    // Its threads, and how long each has been busy with one turn: minutes mean that it hangs, as in a folder on a
    // network that does not answer. From any thread.
    struct Busy {
        std::string thread;
        Milliseconds time{0};
    };
    std::vector<Busy> busy() const;

    // True once every thread has ended.
    bool stop(Milliseconds longest);

  private:
    struct Work;
    std::unique_ptr<Work> work_;
};

struct Collected {
    model::News news;
    Complaints complaints;
    std::vector<std::string> places;  // of each item: "news.json, item 7 ("storm-crew"), line 41"
    std::vector<LeftOut> left_out;
};

// Everything once, for previews and checks: each source, then each picture, waited for. `folder` takes the pictures; it
// must not be the one a running screen uses. Looks at no archive.
Collected collect_once(std::vector<SourceSettings> sources, FeedWorker::Seams seams,
                       const std::filesystem::path& folder, const std::string& fallback_language);

}  // namespace accolade::feed
