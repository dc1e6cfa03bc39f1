// OpeningHours: when the screen is on, by the wall clock where it hangs. Values; any thread.
#pragma once

#include <array>
#include <string_view>

#include "base/result.h"
#include "model/hours.h"

namespace accolade::config {

using model::Hours;

struct OpeningHours {
    model::WeekHours days;

    static OpeningHours always();
    static OpeningHours never() { return {}; }
    bool operator==(const OpeningHours&) const = default;
};

// "07:00-19:00", "22:00-02:00", "00:00-24:00". Errors carry no place.
Result<Hours> parse_hours(std::string_view text);

// "mon", "mon-fri", "fri-mon", "tue,thu": a flag for each day, Monday first. Errors carry no place.
Result<std::array<bool, 7>> parse_days(std::string_view text);

}  // namespace accolade::config
