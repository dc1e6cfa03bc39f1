// Night: while a screen is closed: when it opens, and whether its panel sleeps: not in the last moments of that, so
// that whoever comes first finds it awake. Value; the main thread.
#pragma once

#include <algorithm>
#include <optional>

#include "app/panel.h"
#include "base/time.h"
#include "schedule/rules.h"

namespace accolade::app {

class Night {
  public:
    // Once a turn.
    void follow(bool closed, const schedule::Rules& rules, const Now& now) {
        closed_ = closed;
        if (!closed) opens_.reset();
        if (closed && (!opens_ || *opens_ <= now.wall)) opens_ = schedule::opens_at(rules, now.wall);
    }
    void rules_are_new() { opens_.reset(); }
    // Somebody wants to see something.
    void stay_awake(SteadyTime until) { awake_until_ = until; }

    std::optional<WallTime> opens() const { return opens_; }  // nothing: it is open, or nobody knows
    bool panel_may_sleep(const Now& now) const {
        const bool soon = opens_ && *opens_ - now.wall <= Panel::kBefore;
        return closed_ && !soon && now.steady >= awake_until_;
    }
    // When that may be another answer.
    SteadyTime next(const Now& now) const {
        auto next = SteadyTime::max();
        if (opens_) next = now.steady + std::max(*opens_ - now.wall - Panel::kBefore, Milliseconds(1'000));
        return now.steady < awake_until_ ? std::min(next, awake_until_) : next;
    }

  private:
    bool closed_ = false;
    std::optional<WallTime> opens_;
    SteadyTime awake_until_{};
};

}  // namespace accolade::app
