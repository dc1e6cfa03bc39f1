// What a FeedWorker brings to a screen: its news, its log and how its sources do, with a real disk, real threads and
// real connections. Resource.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <vector>

#include "base/latest.h"
#include "base/queue.h"
#include "feed/worker.h"
#include "support/process.h"
#include "support/temp_folder.h"

namespace accolade::feed::test_world {

struct WorkerWorld {
    int hurry = 1;  // times as fast the clock runs
    TempFolder folder{};
    RealDisk disk{};
    Queue<std::string> lines{};
    Log log{[this](std::string_view line) { lines.push(std::string(line)); }, machine_clock(), false};
    Latest<model::News> news{};
    Queue<int> changes{};
    std::atomic<int> publications = 0;

    FeedWorker::Seams seams() {
        return {"accolade/test", disk, hurry == 1 ? machine_clock() : hurried(machine_clock(), hurry), log, 1, hurry};
    }
    FeedWorker follow(const SourceSettings& source, FeedWorker::Seams seams) {
        return FeedWorker({source}, std::move(seams), folder / "state", "en", news, [this] {
            ++publications;
            changes.push(1);
        });
    }
    FeedWorker follow(const SourceSettings& source) { return follow(source, seams()); }
    // Asked for once an hour, so that whatever comes sooner comes for another reason.
    FeedWorker follow(const std::string& address) { return follow(SourceSettings{address, Seconds(3600), ""}); }

    // Waits for news that are so.
    template <class Wish>
    bool until(Wish wish) {
        const auto late = std::chrono::steady_clock::now() + test::kAtOnce;
        while (!wish(*news.get())) {
            if (std::chrono::steady_clock::now() > late) return false;
            (void)changes.wait_for(Milliseconds(50));
        }
        return true;
    }
};

}  // namespace accolade::feed::test_world
