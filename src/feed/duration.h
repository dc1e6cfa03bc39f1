// Durations in words for operators: "30 s", "12 min", "3 h 12 min", "2 days 5 h". Pure; any thread.
#pragma once

#include <chrono>
#include <string>

#include "base/time.h"

namespace accolade::feed {

namespace words {

template <class Duration>
std::string with_unit(Duration duration, const char* unit) {
    return std::to_string(duration.count()) + " " + unit;
}

template <class Rest>
std::string with_rest(const std::string& whole, Rest rest, const char* unit) {
    return rest.count() == 0 ? whole : whole + " " + with_unit(rest, unit);
}

}  // namespace words

inline std::string in_words(Milliseconds time) {
    using namespace std::chrono;
    const auto in_seconds = round<seconds>(time);
    if (in_seconds < minutes(1)) return words::with_unit(in_seconds, "s");
    const auto in_minutes = round<minutes>(time);
    if (in_minutes < hours(1)) return words::with_unit(in_minutes, "min");
    if (in_minutes < days(1)) {
        return words::with_rest(words::with_unit(floor<hours>(in_minutes), "h"), in_minutes % hours(1), "min");
    }
    const auto in_hours = round<hours>(time);
    const auto whole = floor<days>(in_hours);
    return words::with_rest(words::with_unit(whole, whole == days(1) ? "day" : "days"), in_hours % days(1), "h");
}

}  // namespace accolade::feed
