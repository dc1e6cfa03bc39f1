// Remembering: what a show remembers in its state folder beside news and pictures: that it runs, and alone; on which
// items it crashed; what it celebrated, and what it showed. Resource; the main thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/celebrating.h"
#include "app/lock.h"
#include "app/run_marker.h"
#include "app/suspects.h"
#include "base/time.h"
#include "config/settings.h"
#include "journal/journal.h"
#include "model/status.h"
#include "os/disk.h"
#include "os/log.h"

namespace accolade::app {

class Remembering {
  public:
    // A run begins in the folder that the lock is on: the state folder of these settings. REQUIRES that all outlives
    // it.
    Remembering(Disk& disk, Log& log, Clock clock, int hurry, std::unique_ptr<Lock> lock,
                const config::Settings& settings);

    // The settings are others. True where the state folder is: then the run goes on in that one. Where another show has
    // it, the previous one stays in use, and in `now`; the log says so.
    bool follow(config::Settings& now, const config::Settings& before);

    const model::LastRun& last() const { return last_; }
    // Ids of the items with which the show should not begin: it crashed on them.
    const std::vector<std::string>& crashed_on() const { return crashed_on_; }
    Suspects& suspects() { return *suspects_; }
    Celebrating& celebrating() { return celebrating_; }
    const Celebrating& celebrating() const { return celebrating_; }
    journal::Journal& journal() { return *journal_; }
    const journal::Journal& journal() const { return *journal_; }

    // The show ends: all that it remembers is written, while others take down the rest; then waited for. False: the
    // disk does not answer, and the program must end by std::_Exit.
    void begin_to_end();
    bool end(const Now& now);

  private:
    void begin_run(const std::filesystem::path& folder);

    Disk& disk_;
    Log& log_;
    Clock clock_;
    int hurry_;
    std::unique_ptr<Lock> lock_;
    std::unique_ptr<RunMarker> marker_;
    model::LastRun last_;
    std::unique_ptr<Suspects> suspects_;
    std::vector<std::string> crashed_on_;
    Celebrating celebrating_;
    std::unique_ptr<journal::Journal> journal_;
    bool written_ = false;  // the journal is
};

}  // namespace accolade::app
