// Emergencies: the notices that take the screen at once, above the rotation and outside opening hours too, for as long
// as they are in the news and may be shown. Several take turns; one that is new comes first. A pure function of (news,
// rules, wall clock) and of what is on; values; any thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/time.h"
#include "model/news.h"
#include "schedule/rules.h"

namespace accolade::schedule {

class Emergencies {
  public:
    Emergencies(std::shared_ptr<const model::News> news, const Rules& rules, WallTime now);

    bool made_from(const std::shared_ptr<const model::News>& news, const Rules& rules) const;
    // Whether this is still the answer at another moment.
    bool holds(WallTime now) const { return from_ <= now && now < until_; }
    WallTime until() const { return until_; }  // when one begins or ends next

    const std::vector<std::size_t>& items() const { return items_; }  // in the news, in its order
    const model::Item& item(std::size_t index) const { return news_->items[index]; }
    // Where it stands in the news; nothing if it is not, or no longer.
    std::optional<std::size_t> find(const std::string& id) const;

  private:
    std::shared_ptr<const model::News> news_;
    Rules rules_;
    std::vector<std::size_t> items_;
    WallTime from_ = WallTime::min(), until_ = WallTime::max();
};

// What takes the screen now.
struct Interrupt {
    std::size_t index = 0;  // of the item in the news
    bool begins = false;    // its turn begins; else it is on already and stays
    Milliseconds lasts{0};  // its turn, where it begins
    bool operator==(const Interrupt&) const = default;
};

// `before`: the emergencies of the turn of the loop before; null at the start: then one that is new is no news.
// `on`: the id of the emergency that is on; null if none is. `over`: its turn is.
std::optional<Interrupt> interrupt(const Emergencies* before, const Emergencies& now, const std::string* on, bool over);

}  // namespace accolade::schedule
