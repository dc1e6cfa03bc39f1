// Celebrations: which one is due, and how: with the screen to itself, or as a banner over what is on. Decided by what
// the screen remembers (ledger.h), the news, the rules and the clock; no clock is asked, no file opened. Value; one
// thread.
//
// What celebrates: a counter whose confirmed value is, for the first time, at or above a number of its `celebrate_at`
// (of several at once the highest); an item with `celebrate` that is new here; a call of a live stream. Each once:
// - One key a celebration (key_of). A dip and a second crossing, a correction, a replay do not celebrate again.
// - Of what was there before this screen first heard of it only that is celebrated of which the feed says that it is of
//   the last day: a threshold between `previous` and a value of that day, an item published within it.
// - It is live for ten minutes (kFresh) after it fell. After that, because the screen was off, asleep, closed or
// without
//   a display, it is told as `earlier`; after a day not at all. News that come while the screen is on fall when they
//   come; news of the time while it was off fell when the feed says, or else when it went off.
// - Of several for the same item that wait, the newest is shown, a number before anything else.
//
// When it may: while its item may be shown here for all of it, within opening hours, and no emergency is on; it waits
// for that. One that a live stream brought begins at once, at the last whole tenth of a second. What was learned by
// fetching begins with the next whole ten seconds of the wall clock, as on the screens beside it. While a clock is not
// set, nothing is learned and nothing begins.
//
// How: at most one takeover in three minutes and twelve in an hour; the others are banners, as all are in quiet hours.
// Where more than three wait for a banner, the newest has it and the others are counted in it. A takeover that has
// waited for its turn waits for the end of a banner, too; one that has just come does not.
//
// What was learned by fetching is not told before it is celebrated: until then, and no longer than ten seconds, the
// slide of a number says what it said before, and an item that is to be celebrated has not come yet (told).
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/celebration.h"
#include "model/news.h"
#include "schedule/absence.h"
#include "schedule/ledger.h"
#include "schedule/rules.h"
#include "schedule/show.h"

namespace accolade::schedule {

inline constexpr Milliseconds kTold = std::chrono::hours(24);  // so long after it fell may it be told at all
inline constexpr Milliseconds kBanner{8'000};

std::string key_of(const std::string& item, double number);  // "passengers@1000000"
std::string key_of(const std::string& item);                 // "storm-crew!"

// A strip over what is on, for kBanner.
struct Banner {
    model::Celebration celebration;
    std::vector<std::string> others;  // keys of those that are counted in it
    bool operator==(const Banner&) const = default;
};

// At most one of them.
struct Due {
    std::optional<model::Celebration> takeover;
    std::optional<Banner> banner;
};

class Celebrations {
  public:
    explicit Celebrations(Ledger ledger = {});

    // Learns what is new. `heard`: since when every source has been heard of in this life; nothing: one has not. Once a
    // turn, first.
    void look(const std::shared_ptr<const model::News>& news, const Rules& rules, const Now& now,
              std::optional<WallTime> heard);
    // These news, without what is about to be celebrated.
    std::shared_ptr<const model::News> told(const std::shared_ptr<const model::News>& news, const Now& now);
    // What may begin in this turn.
    Due due(const Show& show, const Rules& rules, const Now& now) const;
    // It does. The first frame is shown after this is remembered.
    void begin(const model::Celebration& takeover, const Now& now);
    void begin(Banner banner, const Now& now);
    // What became of those that are on. Once a turn, after the show has advanced.
    void follow(const Show& show, const Now& now);
    // What this screen shows of an item's counter.
    void showed(const std::string& item, double value);

    const std::optional<Banner>& banner() const { return banner_; }  // that is on
    // Whether the turn has taken one away before its time: an emergency came, a takeover, or its item was withdrawn.
    bool banner_cut() const { return banner_cut_; }
    // When somebody must look again, if nothing comes from outside.
    std::optional<SteadyTime> wakes(const Now& now) const;

    const Ledger& ledger() const { return ledger_; }
    // How often something was remembered that must not be lost.
    std::uint64_t marked() const { return marked_; }
    std::size_t merged() const { return merged_; }  // that others stood for, so far

    // For somebody who wants to see it: of this item, or else of what is on, or of the first item that has one. Nothing
    // where there is none, or where it may not be shown on this screen at all.
    std::optional<model::Celebration> rehearsal(const std::string& item, const Show& show, const model::News& news,
                                                const Rules& rules, const Now& now) const;

  private:
    struct Pending {  // that is to be shown
        std::string key;
        model::Cause cause = model::Cause::item;
        std::string item;
        std::optional<double> number;
        WallTime fell{}, learned{};
        bool earlier = false, streamed = false;
        std::optional<WallTime> sent;
        std::optional<std::size_t> index;        // of its item in the news
        bool fresh = false;                      // its item was not in the news before
        std::optional<model::Counter> before{};  // what its item's counter said in the news before
    };

    struct Told {
        std::string item;
        WallTime at;
        bool takeover = false;
    };

    void learn(const Rules& rules, const Now& now, const model::News* before);
    void remember(Pending& pending, const model::News* before) const;
    bool holds_back(const Pending& pending, WallTime now) const;
    void learn_counter(const model::Item& item, const Now& now, const model::News* before);
    void learn_item(const model::Item& item, const Now& now, const model::News* before);
    void learn_call(const model::Call& call, const Rules& rules, const Now& now);
    void add(Pending pending);
    bool told_lately(const Pending& pending) const;
    void tell(const std::string& key, const std::string& item, const Now& now);
    void mark_begun(Mark& mark, const Now& now, bool takeover);
    void over(const std::string& key, WallTime now);
    void drop_expired(WallTime now);
    void find_items();
    void follow_takeover(const Show& show, const Now& now);
    void follow_banner(const Show& show, const Now& now);
    bool says_what(const std::string& id, const model::News& before, const Rules& rules, WallTime now) const;
    std::optional<WallTime> starts(const Pending& pending, WallTime now) const;
    bool has_room(const Rules& rules, const Now& now) const;
    model::Celebration celebration_of(const Pending& pending, WallTime starts, WallTime now) const;

    Ledger ledger_;
    std::uint64_t marked_ = 0;
    std::size_t merged_ = 0;
    std::deque<Pending> pending_;
    std::vector<Told> told_;  // of the last hour
    std::shared_ptr<const model::News> news_;
    bool streamed_ = false;  // what is new in them
    struct Without {         // what is held back of the news
        std::shared_ptr<const model::News> news, told;
        std::vector<std::string> keys;
    };
    Without without_;

    Absence absence_;

    struct On {
        std::string key;
        SteadyTime since;
    };
    std::optional<On> on_;  // the takeover
    std::optional<Banner> banner_;
    SteadyTime banner_since_{};
    bool banner_cut_ = false;
    bool banner_stale_ = false;  // the news no longer say what it says
};

}  // namespace accolade::schedule
