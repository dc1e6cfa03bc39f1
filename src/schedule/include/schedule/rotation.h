// Rotation: the endless round in which everything that may be shown comes up, as a pure function of (news, rules, wall
// clock). The round begins again every `length` since 1970, so that screens with the same news show the same slide at
// the same moment without talking to each other.
//
// - An item gets places in proportion to weight times the share of its kind, spread evenly over the round.
// - Neighbours differ in kind where that can be avoided, and are the same item only if there is no other.
// - The order comes from the ids, so a feed that is shuffled, or one item more, leaves the others about where they
// were.
// - Several items may share a slide (pages.h): they have its places together.
// - An item that may be shown for a short time only gets as many places as bring it up within that time, as far as all
//   such items together take no more than a third of the round.
// - Where a round is longer than the time it has in a day, days must not fall on the same part of it again and again:
//   then slides stay up to 4 % longer, by the factor with which successive days cover the round best.
//
// Built in O(n log n), asked in O(log n). Value; any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/time.h"
#include "model/news.h"
#include "schedule/pages.h"
#include "schedule/rules.h"

namespace accolade::schedule {

class Rotation {
  public:
    // REQUIRES that news is not null.
    Rotation(std::shared_ptr<const model::News> news, const Rules& rules, WallTime now);

    // Whether a new one would be the same: the same news and rules, and nothing has opened or ended since.
    bool holds(const std::shared_ptr<const model::News>& news, const Rules& rules, WallTime now) const;

    const std::shared_ptr<const model::News>& news() const { return news_; }
    bool closed() const { return closed_; }              // outside opening hours
    bool empty() const { return places_.empty(); }       // then the idle slide is on
    WallTime until() const { return until_; }            // when something opens or ends next
    std::size_t size() const { return places_.size(); }  // places in the round
    std::size_t distinct() const { return distinct_; }   // different slides in it
    Milliseconds length() const { return ends_.empty() ? Milliseconds(0) : ends_.back(); }

    struct Place {
        std::size_t index = 0;  // in the round
        std::size_t item = 0;   // in the news; the first of the page
        Page items;             // all that are on the slide
        WallTime begins, ends;
        WallTime closes;  // when one of them may no longer be shown
    };
    Place at(WallTime now) const;           // REQUIRES !empty()
    Place after(const Place& place) const;  // the next one

  private:
    Place place(std::size_t index, WallTime begins) const;

    std::shared_ptr<const model::News> news_;
    Rules rules_;
    WallTime from_ = WallTime::min(), until_ = WallTime::max();
    bool closed_ = false;
    std::size_t distinct_ = 0;
    std::vector<Page> pages_;
    std::vector<WallTime> closes_;     // of each page
    std::vector<std::size_t> places_;  // pages, in order
    std::vector<Milliseconds> ends_;   // of each place, since the round began
};

}  // namespace accolade::schedule
