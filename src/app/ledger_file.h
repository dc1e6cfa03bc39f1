// LedgerFile: what a screen remembers of its celebrations (schedule/ledger.h), in the file `celebrations` of the state
// folder: a line with its SHA-256, and JSON. Written whole or not at all. A file that is damaged is set aside, with a
// line in the log, and the screen begins with an empty ledger, which celebrates nothing that is old.
//
// Writing is a worker's affair, because an fsync may take as long as a slow card likes and a frame may not. Whoever is
// about to show a celebration waits for it, but no longer than kPatience: by then it is on disk on any healthy machine
// (5 to 15 ms on a card, and the slide is designed meanwhile). Where it is not, the celebration is not held back for
// seconds: what is lost if the power fails in that very moment is that it began, and then it is shown again, which
// schedule/ledger.h allows once. A disk that is full or read-only is said once; then the ledger lives in memory.
//
// Resource; the main thread, and a worker of its own. REQUIRES that disk and log outlive it, and that the disk may be
// called from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>

#include "base/queue.h"
#include "base/time.h"
#include "os/disk.h"
#include "os/heartbeat.h"
#include "os/log.h"
#include "os/worker.h"
#include "schedule/ledger.h"

namespace accolade::app {

class LedgerFile {
  public:
    static constexpr Milliseconds kPatience{20};

    LedgerFile(Disk& disk, Log& log, std::filesystem::path folder);
    ~LedgerFile();  // writes what it was given
    LedgerFile(const LedgerFile&) = delete;
    LedgerFile& operator=(const LedgerFile&) = delete;

    schedule::Ledger read();
    void save(const schedule::Ledger& ledger);               // soon; of several that wait, the newest
    bool behind();                                           // what was saved last is not yet on disk
    Milliseconds busy() const { return heartbeat_.busy(); }  // for so long the worker has been at one write
    // Until it is, or could not be; false: it took too long.
    bool wait(Milliseconds patience);

  private:
    struct Job {
        std::uint64_t number = 0;
        schedule::Ledger ledger;
    };
    void work();
    void write(const schedule::Ledger& ledger);
    void set_aside(const std::string& bytes, const std::string& why);

    Disk& disk_;
    Log& log_;
    std::filesystem::path folder_, file_;
    std::uint64_t asked_ = 0, done_ = 0;  // jobs
    Queue<Job> jobs_;
    Queue<std::uint64_t> finished_;
    Heartbeat heartbeat_;
    bool failing_ = false;                  // the worker's
    std::atomic<bool> of_another_ = false;  // the file is a newer version's, and is not touched
    Worker worker_;                         // last: it uses all above
};

// The file's bytes, and back; for LedgerFile and its tests.
std::string sealed(const schedule::Ledger& ledger);
Result<schedule::Ledger> unsealed(std::string_view bytes);

}  // namespace accolade::app
