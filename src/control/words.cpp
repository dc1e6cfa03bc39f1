#include "words.h"

#include <array>
#include <cstdio>

namespace accolade::control {
namespace {

constexpr std::array<const char*, 7> kDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};

std::string clock_time(const model::LocalTime& at) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", at.hour % 100, at.minute % 100);
    return text;
}

}  // namespace

std::string coming(WallTime at, const model::Zone& zone, WallTime now) {
    const auto then = zone.local(at), today = zone.local(now);
    const bool soon = then.date == today.date || (then.date == model::next_day(today.date) && then.hour < 12);
    return (soon ? "" : std::string(kDays.at(static_cast<std::size_t>(then.weekday))) + " ") + clock_time(then);
}

std::string past(WallTime at, const model::Zone& zone, WallTime now) {
    const auto then = zone.local(at);
    if (then.date == zone.local(now).date) return clock_time(then);
    char date[40];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d ", then.date.year, then.date.month, then.date.day);
    return date + clock_time(then);
}

std::string counted(std::size_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

}  // namespace accolade::control
