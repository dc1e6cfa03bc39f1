// Days of a lobby, for the journal: who was shown, when.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <chrono>
#include <string>

#include "journal/entry.h"
#include "model/shown.h"
#include "os/log.h"
#include "recorder.h"
#include "store.h"
#include "support/temp_folder.h"

namespace accolade::test {

using namespace journal;
using namespace std::chrono_literals;

inline const WallTime kMorning = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h;
inline const Screen kReception{"Reception", "esbjerg"};

inline model::Shown shown(const std::string& item, WallTime from, Milliseconds lasts = 12s,
                          std::vector<model::Honoured> people = {{"Ada Holm", "Turbines"}}) {
    model::Shown one{item, "news.json", model::Kind::kudos, {}, from, from + lasts, true, model::Ended::time};
    one.told = {{item, "news.json", model::Kind::kudos, "Thank you for " + item, std::move(people)}};
    return one;
}

struct Said {
    std::string lines;
    Log log{[this](std::string_view line) { lines += line; }, machine_clock(), false};
    bool has(const std::string& words) const { return lines.find(words) != std::string::npos; }
};

inline Now at(Milliseconds since) {
    return {kMorning + since, SteadyTime(since)};
}

}  // namespace accolade::test
