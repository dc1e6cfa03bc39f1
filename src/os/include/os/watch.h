// FileWatch: tells that files or folders are no longer what they were: written, replaced by rename, deleted, come back,
// or made readable. A folder is watched with what is in it and in its folders, no deeper. Names that editors and
// write_whole use in passing (".x", "x~", "x.tmp") do not count inside a folder.
//
// inotify only says when to look; what is found then is compared with what was found before, so that a burst of events
// is one call, and a network file system, which sends no events, is noticed as well, only later. Looks again when
// nothing has happened for `settle`, so that a half written file becomes a whole one first.
//
// Resource; owns a thread, on which `changed` is called: it must be safe to call there and must not destroy the watch.
// The destructor waits for a call under way, and for nothing else. The constructor throws std::system_error where the
// process has no descriptor or thread left, as Worker does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "os/heartbeat.h"
#include "os/worker.h"

namespace accolade {

class FileWatch {
  public:
    enum class Means { inotify, polling };  // polling is also what is left where inotify is refused

    struct Pace {
        Milliseconds settle{200};
        Milliseconds at_latest{2000};  // how long a burst that does not end may hold a look back
        Milliseconds poll{2000};       // without inotify, or while a path's folder is not there
        Milliseconds make_sure{30000};
    };

    FileWatch(std::vector<std::filesystem::path> paths, std::function<void()> changed);
    FileWatch(std::vector<std::filesystem::path> paths, std::function<void()> changed, Pace pace,
              Means means = Means::inotify);
    FileWatch(const FileWatch&) = delete;
    FileWatch& operator=(const FileWatch&) = delete;
    ~FileWatch();

    // For so long its thread has been at one look, as in a folder on a network that does not answer; from any thread.
    Milliseconds busy() const { return heartbeat_.busy(); }

  private:
    struct Seen {
        std::string path;
        std::uint64_t device = 0, inode = 0;
        std::int64_t bytes = 0, modified_ns = 0, changed_ns = 0;
        bool operator==(const Seen&) const = default;
    };

    void run();
    bool sleep(Milliseconds timeout);  // false when it is time to end; sets told_
    void arm();                        // REQUIRES that only one thread calls
    std::vector<Seen> look() const;

    std::vector<std::filesystem::path> paths_;
    std::function<void()> changed_;
    Pace pace_;
    int stop_ = -1;     // eventfd
    int inotify_ = -1;  // -1: polling
    std::set<int> watches_;
    bool all_armed_ = false;
    bool told_ = false;
    std::vector<Seen> seen_;
    Heartbeat heartbeat_;
    Worker thread_;
};

}  // namespace accolade
