// Rules: what a screen may show, and when. Wall clock is that of the screen's zone, right on both days on which the
// clocks change. A clock that is not set (it shows less than `earliest_believable`) closes nothing and ends nothing:
// then only site, audience and consent count. Values and pure functions; any thread.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/item.h"
#include "model/local_time.h"

namespace accolade::schedule {

// A time that the clocks show twice is meant the first time, one that they skip is the moment of the skip.
using OpeningHours = model::WeekHours;

struct Rules {
    std::vector<std::string> sites;  // this screen's own; an item for others alone is not shown
    bool staff = false;              // whether staff items may be seen here
    model::Zone zone;
    std::map<model::Kind, double> shares;  // how many times its share of the rotation a kind gets; 1 if absent, 0 never
    std::optional<OpeningHours> opening;   // always open, where there are none
    bool takeovers = true;                 // whether a celebration may have the screen to itself; else it is a banner
    std::optional<OpeningHours> quiet;     // then it may not
    WallTime earliest_believable{};

    bool operator==(const Rules&) const = default;
};

// A stretch of time in which an answer stays the same: from <= now < until.
struct Window {
    bool open = true;
    WallTime from = WallTime::min(), until = WallTime::max();
    bool operator==(const Window&) const = default;
};

// The local days around a moment, so that the windows of many items cost few questions to the zone.
class Calendar {
  public:
    Calendar(const model::Zone& zone, WallTime now);

    WallTime now() const { return now_; }
    WallTime midnight() const { return midnights_[kToday]; }
    WallTime tomorrow() const { return midnights_[kToday + 1]; }
    // Where `now` lies among hours that recur each week; looks two days back and ahead.
    Window window(const OpeningHours& hours) const;
    // The first moment after a whole day.
    WallTime end_of(model::Date date) const { return zone_.instant(model::next_day(date), 0); }
    WallTime begin_of(model::Date date) const { return zone_.instant(date, 0); }

  private:
    static constexpr std::size_t kToday = 2;
    WallTime at(std::size_t day, int minute) const;

    model::Zone zone_;
    WallTime now_;
    model::Date first_;
    std::array<WallTime, 6> midnights_;  // of the day before yesterday, and the five after it
};

// Whether the item may be shown, and for how long this answer stands: its own dates, days and hours, the end of what it
// announces, site, audience, consent and the share of its kind. Opening hours are asked for apart.
Window window_of(const model::Item& item, const Rules& rules, const Calendar& calendar);
// The part of it that no clock changes: site, audience, consent, and the share of its kind.
bool permitted(const model::Item& item, const Rules& rules);
bool may_show(const model::Item& item, const Rules& rules, WallTime now);

// A rule that keeps an item off the screen.
enum class Rule {
    site,        // it is for other sites
    audience,    // it is for staff
    consent,     // a person on it agreed to no display
    share,       // its kind never comes
    show_from,   // its time has not come
    show_until,  // its time is over
    over,        // what it announces is over
    hours,       // its days and hours of the week
};
struct Obstacle {
    Rule rule = Rule::site;
    std::optional<WallTime> until;  // nothing: time does not take it away
    bool operator==(const Obstacle&) const = default;
};
// All of them, in the order above: none exactly where window_of is open, because both ask the same rules.
std::vector<Obstacle> obstacles(const model::Item& item, const Rules& rules, const Calendar& calendar);

Window opening(const Rules& rules, const Calendar& calendar);
// When it opens next, or now where it is open; nothing where it does not within some weeks.
std::optional<WallTime> opens_at(const Rules& rules, WallTime now);

}  // namespace accolade::schedule
