#include "control/status_line.h"

#include <algorithm>

#include "words.h"

namespace accolade::control {
namespace {

using model::Reason;

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

}  // namespace accolade::control
