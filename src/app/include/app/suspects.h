// Suspects: the items on whose slides the show crashed, by their id and their content: so that an item that brings the
// program down does so twice and not at each start for ever.
//
// While a slide is on, and while the next one is made, its items are noted (os/last_words.h); what the show before this
// one noted when it crashed counts. Counted is a crash on the thread that makes slides, or on one that works for it,
// and one that hung so long that its watchdog ended it. An end by SIGKILL or with the power leaves no note: it says
// nothing about what was on. Twice, and the item is held back until it is another item (model/fingerprint.h): a
// corrected one is tried at once. If that crashes too, an hour goes by before the next change is tried, then two, up to
// a day: a number that ticks is a change as well. One that was on for a minute, or as long as it should, is forgiven.
//
// Kept in the file `suspects` of the state folder, which is written after a crash alone; of this version of the
// program. Resource; the main thread. REQUIRES that disk and log outlive it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/news.h"
#include "model/status.h"
#include "os/disk.h"
#include "os/log.h"
#include "schedule/show.h"

namespace accolade::app {

class Suspects {
  public:
    static constexpr int kStrikes = 2;
    static constexpr Milliseconds kSurvived{60'000};
    static constexpr std::size_t kMost = 100;  // the oldest go first

    // Reads what is there.
    Suspects(Disk& disk, Log& log, const std::filesystem::path& folder, std::string version);

    // What the show before this one noted, if it crashed: counted. The ids of the items with which this one should not
    // begin.
    std::vector<std::string> count(std::string_view last_words, WallTime now);

    // Since when the item is held back; nothing: it is not.
    std::optional<WallTime> held(const model::Item& item, WallTime now) const;
    // The news without what is held back; the log says what that is, and what no longer is. `news` is not null.
    std::shared_ptr<const model::News> without_held(const std::shared_ptr<const model::News>& news, WallTime now);
    const std::vector<model::Trouble>& troubles() const { return troubles_; }  // one for each that is held back

    // From here on these are noted: what is on, and what is being made, where something is.
    void note(const schedule::Showing& on, const std::vector<const model::Item*>& made = {});
    // It did no harm.
    void forgive(const schedule::Showing& showing);
    // What has left the news is no suspect any more. REQUIRES without_held.
    void forget_withdrawn();

  private:
    struct Suspect {
        std::string content;  // its fingerprint
        int crashes = 0;
        WallTime at{};  // of the last
    };
    // What is on, as it was noted last: it is noted anew with each frame.
    struct Noted {
        std::shared_ptr<const model::News> news;
        schedule::Page items;
        std::string text;
    };
    void save();

    Disk& disk_;
    Log& log_;
    std::filesystem::path file_;
    std::string version_;
    std::map<std::string, Suspect> suspects_;  // by id
    std::shared_ptr<const model::News> news_, without_;
    std::vector<model::Trouble> troubles_;
    std::vector<std::string> held_;  // ids
    Noted on_;
};

std::string held_back();  // what the log, the status and `explain` say of an item that is

}  // namespace accolade::app
