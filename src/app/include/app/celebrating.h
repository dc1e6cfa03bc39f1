// Celebrating: the celebrations of one screen: what is due (schedule/celebrations.h), what is remembered of it on disk,
// when its first frame was seen, and what the log says of it. Resource; the main thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/latency.h"
#include "base/result.h"
#include "base/time.h"
#include "model/news.h"
#include "model/status.h"
#include "os/disk.h"
#include "os/log.h"
#include "schedule/celebrations.h"
#include "schedule/show.h"

namespace accolade::app {

class LedgerFile;

class Celebrating {
  public:
    // REQUIRES that both outlive it. `folder`: where state is kept.
    Celebrating(Disk& disk, Log& log, const std::filesystem::path& folder);
    ~Celebrating();
    Celebrating(const Celebrating&) = delete;
    Celebrating& operator=(const Celebrating&) = delete;

    // The folder is another one; what is remembered goes with it.
    void move_to(const std::filesystem::path& folder);

    // Learns from the news; once a turn, with or without a display. `sources`: as they do now.
    void look(const std::shared_ptr<const model::News>& news, const schedule::Rules& rules, const Now& now,
              const std::vector<model::SourceStatus>& sources);
    // These news as they may be told now: what is about to be celebrated is not told before.
    std::shared_ptr<const model::News> told(const std::shared_ptr<const model::News>& news, const Now& now) {
        return celebrations_.told(news, now);
    }
    // The show at `now`, with the celebration that is due. `news`: all of them.
    schedule::Show advance(const schedule::Show& show, const std::shared_ptr<const model::News>& news,
                           const schedule::Rules& rules, const Now& now);
    // The show with a rehearsal, or why there can be none.
    Result<schedule::Show> rehearse(const schedule::Show& show, const std::shared_ptr<const model::News>& news,
                                    const schedule::Rules& rules, const Now& now, const std::string& item);

    // The banner that is to be laid over the slide now; and whether one that lies there must go.
    std::optional<schedule::Banner> banner_begins() { return std::exchange(begins_, std::nullopt); }
    bool banner_goes() { return std::exchange(goes_, false); }

    // Before a frame is shown: that a celebration begins is remembered by then, or it took too long (ledger_file.h).
    void before_frame();
    // After it: what it showed, and when. `changed`: whether anybody could see a difference.
    void frame_shown(const schedule::Show& show, bool changed, const Now& at);

    // Of the item's counter, by this screen, in this life or before.
    std::optional<double> last_shown(const std::string& item) const;

    std::optional<SteadyTime> wakes(const Now& now) const { return celebrations_.wakes(now); }
    std::uint64_t shown() const { return shown_; }  // celebrations; rehearsals are none
    const model::Latency& latency() const { return latency_.latency(); }
    // Until what is to be remembered so far is on disk, or could not be. False: it took too long.
    bool wait_for_disk(Milliseconds patience);
    Milliseconds busy() const;  // for so long its thread has been at one write; 0: it rests
    // Writes what is not yet on disk. False: the disk does not answer.
    bool stop();

  private:
    struct Awaited {  // a first frame
        std::optional<WallTime> sent;
        std::string line;  // for the log; empty: none
        SteadyTime since;
    };

    void keep(const Now& now);
    void save(const Now& now);
    void await_counter(const schedule::Show& before, const schedule::Show& after, const Now& now);
    void say(const Awaited& awaited, std::optional<Milliseconds> took);

    Disk& disk_;
    Log& log_;
    std::unique_ptr<LedgerFile> file_;
    schedule::Celebrations celebrations_;
    std::uint64_t saved_ = 0;  // marks
    std::optional<SteadyTime> saved_at_;
    bool begins_now_ = false;  // the next frame is the first of a celebration
    std::optional<schedule::Banner> begins_;
    bool goes_ = false;
    std::optional<Awaited> awaited_;
    LatencyMeter latency_;
    std::uint64_t shown_ = 0;
};

}  // namespace accolade::app
