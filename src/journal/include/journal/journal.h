// Journal: remembers on disk what a screen has shown, so that people can be told later (journal/entry.h). It is written
// by a thread of its own, so that no frame waits for a disk: at most one transaction in ten minutes, and one when it
// stops. A power cut costs at most those ten minutes.
//
// What is remembered goes after two years, and earlier if it would take more than 200 MB. Names of those who agreed to
// no display are erased from all of it, and so is who is to be forgotten, at once; how often and how long stays.
// Rehearsals do not count, and nothing counts while the clock is not set. A damaged journal is set aside, with a line
// in the log.
//
// Resource; the main thread. REQUIRES that the log outlives it.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/latest.h"
#include "base/queue.h"
#include "base/result.h"
#include "base/time.h"
#include "journal/entry.h"
#include "model/news.h"
#include "model/shown.h"
#include "os/heartbeat.h"
#include "os/log.h"
#include "os/worker.h"

namespace accolade::journal {

inline constexpr Milliseconds kApart = std::chrono::minutes(10);  // transactions

class Journal {
  public:
    // In that folder, which is made where there is none. `believable`: of moments before it, the clock was not set.
    // `hurry`: how many times as fast the clock runs.
    Journal(Log& log, Clock clock, const std::filesystem::path& folder, Screen screen, WallTime believable,
            int hurry = 1);
    ~Journal();  // writes what it was given, however long that takes
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void add(model::Shown shown);
    void look(const std::shared_ptr<const model::News>& news);  // who is not to be remembered
    void call_it(Screen screen);                                // from now on

    // With all that was added before. `done` is called on the journal's thread.
    void forget(std::string name, std::function<void(Result<Erased>)> done);

    // Writes what is not yet on disk. False: that takes longer, and the program must end by std::_Exit.
    bool stop(Milliseconds patience);

    // From any thread.
    std::uint64_t bytes() const { return bytes_; }
    // Why nothing can be written; empty while all is well.
    std::string trouble() const;
    Milliseconds busy() const { return heartbeat_.busy(); }  // for so long its thread has been at one turn

  private:
    struct Refused {
        std::vector<model::Refusal> all;
    };
    struct Forget {
        std::string name;
        std::function<void(Result<Erased>)> done;
    };
    using Job = std::variant<model::Shown, Refused, Screen, Forget>;
    void work(const std::filesystem::path& folder, Screen screen);

    Log& log_;
    Clock clock_;
    WallTime believable_;
    int hurry_;
    std::vector<model::Refusal> refused_;
    std::shared_ptr<const model::News> seen_;
    std::atomic<std::uint64_t> bytes_{0};
    Latest<std::string> trouble_;
    Queue<Job> jobs_;
    Queue<bool> ended_;
    Heartbeat heartbeat_;
    Worker worker_;  // last: it uses all above
};

}  // namespace accolade::journal
