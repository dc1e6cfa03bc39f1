#include "app/status_line.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace accolade::app {
namespace {

using model::Reason;

constexpr std::array<const char*, 7> kDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};

std::string clock_time(const model::LocalTime& at) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", at.hour % 100, at.minute % 100);
    return text;
}

// What is to come is named by its day; what was, by its date.
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

std::string what_is_on(const model::Status& status, const model::Zone& zone, WallTime now) {
    if (!status.display) return "waiting for a display";
    if (!status.on) return "starting";
    const auto& on = *status.on;
    if (on.why == Reason::closed) {
        return status.opens ? "closed until " + coming(*status.opens, zone, now) : "closed";
    }
    if (on.why == Reason::nothing_to_show) {
        const auto none =
            status.items == 0 ? "no items" : "none of " + counted(status.items, "item") + " may be shown now";
        return none + "; showing the house slide";
    }
    const auto* emergency = on.why == Reason::emergency ? ", emergency" : "";
    return (on.why == Reason::celebration ? "celebrating \"" : "showing \"") + on.item + "\" (" + on.kind + emergency +
           ")" + (status.paused ? ", paused" : "") + ", " + counted(status.items, "item");
}

std::string feeds_in_trouble(const model::Status& status, const model::Zone& zone, WallTime now) {
    std::size_t failing = 0;
    WallTime since = WallTime::max();
    for (const auto& source : status.sources) {
        if (!source.failing_since) continue;
        ++failing;
        since = std::min(since, *source.failing_since);
    }
    if (failing == 0) return {};
    return ", " + std::to_string(failing) + " of " + counted(status.sources.size(), "feed") + " unreachable since " +
           past(since, zone, now);
}

}  // namespace

std::string status_line(const model::Status& status, const model::Zone& zone, WallTime now) {
    auto line = what_is_on(status, zone, now) + feeds_in_trouble(status, zone, now);
    const auto error = std::ranges::find_if(
        status.troubles, [](const auto& trouble) { return trouble.complaint.severity == Severity::error; });
    if (error != status.troubles.end()) line += ", settings have errors since " + past(error->since, zone, now);
    return line;
}

}  // namespace accolade::app
