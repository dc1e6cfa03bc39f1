// Explain: of each item whether this screen shows it at a moment, every rule that keeps it off, and when it comes next:
// from the rules and the rotation that the show itself goes by, so that the answer is never another one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
#include "app/setup.h"
#include "base/time.h"
#include "feed/worker.h"
#include "model/news.h"
#include "schedule/rules.h"

namespace accolade::app {

struct Explanation {
    std::string id, kind;              // the kind is empty where nobody knows it
    std::vector<std::string> reasons;  // why it is not shown; none: it is
    std::optional<WallTime> next;      // when it comes: from now on, or once nothing keeps it off; nothing: never
    int times_a_day = 0;        // about, if the rotation stays as it is then, in the hours that the screen is open
    std::optional<int> came{};  // how often in the last day, as the journal has it; nothing: there is none
    bool operator==(const Explanation&) const = default;
};

// Pure. REQUIRES that news is not null.
std::vector<Explanation> explanations(const std::shared_ptr<const model::News>& news, const schedule::Rules& rules,
                                      WallTime at);

// The same of all that the feeds have: also of what is not in the news, since it was refused, nobody may see it, or its
// feed's settings leave it out.
std::vector<Explanation> explanations(const feed::Collected& collected, const schedule::Rules& rules, WallTime at);

// The first moment from `at` on at which the screen is open and nothing keeps the item off; nothing: never.
std::optional<WallTime> may_come(const model::Item& item, const schedule::Rules& rules, WallTime at);

// The command: to stdout, and its exit code: 1 where an item that was asked for is not shown.
int explain(const Options& options, const Places& places, const Clock& clock);

}  // namespace accolade::app
