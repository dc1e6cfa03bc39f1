#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

#include "base/json.h"
#include "control/status_text.h"

namespace accolade::control {
namespace {

// One object, member by member.
class Object {
  public:
    Object& put(std::string_view name, const std::string& json) {
        text_ += (text_.size() > 1 ? ", " : "") + json::literal(name) + ": " + json;
        return *this;
    }
    Object& words(std::string_view name, std::string_view value) { return put(name, json::literal(value)); }
    Object& number(std::string_view name, std::uint64_t value) { return put(name, std::to_string(value)); }
    Object& flag(std::string_view name, bool value) { return put(name, value ? "true" : "false"); }
    Object& time(std::string_view name, const std::optional<WallTime>& at) { return put(name, at ? utc(*at) : "null"); }

    std::string done() const { return text_ + "}"; }

  private:
    static std::string utc(WallTime at) {
        const auto day = std::chrono::floor<std::chrono::days>(at);
        const std::chrono::year_month_day date(day);
        const std::chrono::hh_mm_ss time(std::chrono::floor<Seconds>(at - day));
        char text[64];
        std::snprintf(text, sizeof text, "\"%04d-%02u-%02uT%02d:%02d:%02dZ\"", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                      static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                      static_cast<int>(time.seconds().count()));
        return text;
    }

    std::string text_ = "{";
};

template <class Values, class Say>
std::string list(const Values& values, Say say) {
    std::string text = "[";
    for (const auto& value : values) text += (text.size() > 1 ? ", " : "") + say(value);
    return text + "]";
}

std::string json_of(const model::OnScreen& on) {
    return Object()
        .words("item", on.item)
        .words("kind", on.kind)
        .time("since", on.since)
        .time("until", on.until)
        .words("why", name_of(on.why))
        .done();
}

std::string json_of(const model::SourceStatus& source) {
    return Object()
        .words("name", source.name)
        .number("items", source.items)
        .time("fresh_at", source.fresh_at)
        .time("failing_since", source.failing_since)
        .time("next_try", source.next_try)
        .words("trouble", source.trouble)
        .words("live", source.live)
        .done();
}

std::string json_of(const model::Trouble& trouble) {
    const auto& complaint = trouble.complaint;
    const auto* severity = complaint.severity == Severity::error     ? "error"
                           : complaint.severity == Severity::warning ? "warning"
                                                                     : "info";
    Object object;
    object.words("severity", severity)
        .words("where", complaint.where)
        .words("what", complaint.what)
        .time("since", trouble.since);
    if (!trouble.held.empty()) object.words("held", trouble.held);
    return object.done();
}

std::string json_of(const model::Display& display) {
    return Object()
        .words("driver", display.driver)
        .number("width", static_cast<std::uint64_t>(display.size.w))
        .number("height", static_cast<std::uint64_t>(display.size.h))
        .done();
}

std::string json_of(const model::LastRun& last) {
    return Object()
        .words("end", name_of(last.end))
        .time("seen", last.seen)
        .number("starts", last.starts)
        .number("unclean", last.unclean)
        .done();
}

std::string json_of(const std::map<std::string, std::uint64_t>& counts) {
    Object object;
    for (const auto& [name, count] : counts) object.number(name, count);
    return object.done();
}

std::string number_or_null(const std::optional<std::uint64_t>& value) {
    return value ? std::to_string(*value) : "null";
}

std::string health_name(Health health) {
    switch (health) {
        case Health::good:
            return "good";
        case Health::needs_somebody:
            return "needs somebody";
        case Health::shows_nothing:
            return "shows nothing";
    }
    return "";
}

}  // namespace

std::string status_json(const model::Status& status, const Machine& machine) {
    const auto each = [](const auto& value) { return json_of(value); };
    const auto latency = Object()
                             .number("events", status.latency.events)
                             .number("p50_ms", static_cast<std::uint64_t>(status.latency.half.count()))
                             .number("p95_ms", static_cast<std::uint64_t>(status.latency.nearly.count()))
                             .done();
    return Object()
               .words("version", status.version)
               .words("name", status.name)
               .words("health", health_name(health_of(status)))
               .time("started", status.started)
               .number("process", static_cast<std::uint64_t>(machine.process))
               .put("display", status.display ? json_of(*status.display) : "null")
               .put("on", status.on ? json_of(*status.on) : "null")
               .words("next", status.next)
               .time("opens", status.opens)
               .flag("paused", status.paused)
               .number("items", status.items)
               .put("feeds", list(status.sources, each))
               .words("effects", status.effects)
               .number("slides", status.slides)
               .number("frames", status.frames)
               .number("missed_frames", status.missed_frames)
               .number("celebrations", status.celebrations)
               .put("latency", latency)
               .put("troubles", list(status.troubles, each))
               .put("last", json_of(status.last))
               .words("panel", status.panel == model::Panel::asleep ? "asleep"
                               : status.panel == model::Panel::on   ? "on"
                                                                    : "left alone")
               .number("gaps", status.late_turns)
               .number("longest_gap_ms", static_cast<std::uint64_t>(status.longest_gap.count()))
               .put("picture_failures", json_of(status.picture_failures))
               .number("journal_bytes", status.journal_bytes)
               .words("state_folder", machine.state_folder.string())
               .put("disk_free_bytes", number_or_null(machine.disk_free))
               .put("memory_bytes", number_or_null(machine.memory))
               .done() +
           "\n";
}

}  // namespace accolade::control
