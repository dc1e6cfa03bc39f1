// Hours and days by the wall clock where a screen hangs. Values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace accolade::model {

enum Day : std::uint8_t {
    monday = 1,
    tuesday = 2,
    wednesday = 4,
    thursday = 8,
    friday = 16,
    saturday = 32,
    sunday = 64
};

// Minutes since midnight; `until` before or at `from` goes overnight. 24:00 is 1440.
struct Hours {
    int from = 0, until = 1440;
    bool operator==(const Hours&) const = default;
};

// From Monday. A day without hours is closed; hours overnight belong to the day on which they begin.
using WeekHours = std::array<std::vector<Hours>, 7>;

}  // namespace accolade::model
