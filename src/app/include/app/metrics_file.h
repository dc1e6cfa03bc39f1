// MetricsFile: the file that node_exporter's textfile collector reads, once a minute, by a thread of its own. It is
// readable for all, appears whole or not at all, and is not synced: after a power cut nobody wants it. Its folder is
// not made: it is the collector's. Resource; the main thread. REQUIRES that the log outlives it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/queue.h"
#include "base/time.h"
#include "model/status.h"
#include "os/heartbeat.h"
#include "os/log.h"
#include "os/worker.h"

namespace accolade::app {

class MetricsFile {
  public:
    explicit MetricsFile(Log& log);
    ~MetricsFile();  // takes the file away: who does not run has no metrics
    MetricsFile(const MetricsFile&) = delete;
    MetricsFile& operator=(const MetricsFile&) = delete;

    void move_to(const std::filesystem::path& file);  // empty: none is written
    bool due(SteadyTime now) const {
        return !file_.empty() && (!written_ || now - *written_ >= std::chrono::minutes(1));
    }
    std::optional<SteadyTime> next() const;  // nothing: never
    // How the show is; the folder is that of its state.
    void write(model::Status status, const std::filesystem::path& folder, const Now& now);

    Milliseconds busy() const { return heartbeat_.busy(); }  // for so long its thread has been at one file

  private:
    struct Job {
        std::filesystem::path file;
        std::optional<model::Status> status;  // nothing: away with it
        std::filesystem::path folder{};
        WallTime now{};
    };
    void work();

    Log& log_;
    std::filesystem::path file_;
    std::optional<SteadyTime> written_;
    Queue<Job> jobs_;
    Heartbeat heartbeat_;
    Worker worker_;  // last: it uses all above
};

}  // namespace accolade::app
