#include "control/metrics_text.h"

#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

namespace accolade::control {
namespace {

using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

std::string seconds(Milliseconds time) {
    std::array<char, 40> text{};
    const auto ms = time.count();
    std::snprintf(text.data(), text.size(), "%" PRId64 ".%03" PRId64, std::int64_t{ms / 1000}, std::int64_t{ms % 1000});
    return text.data();
}

std::string seconds(WallTime at) {
    return seconds(at.time_since_epoch());
}

std::string number(std::uint64_t value) {
    return std::to_string(value);
}

std::string escaped(std::string_view value) {
    std::string out;
    for (const char c : value) {
        if (c == '\\' || c == '"') out += '\\';
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out;
}

class Writer {
  public:
    void metric(const std::string& name, std::string_view type, std::string_view help) {
        name_ = "accolade_" + name;
        text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " + std::string(type) + "\n";
    }
    void sample(const std::string& value, const Labels& labels = {}, std::string_view suffix = {}) {
        std::string all;
        for (const auto& [label, said] : labels)
            all += (all.empty() ? "" : ",") + std::string(label) + "=\"" + escaped(said) + "\"";
        text_ += name_ + std::string(suffix) + (all.empty() ? "" : "{" + all + "}") + " " + value + "\n";
    }
    void gauge(const std::string& name, std::string_view help, const std::string& value) {
        metric(name, "gauge", help);
        sample(value);
    }
    void counter(const std::string& name, std::string_view help, std::uint64_t value) {
        metric(name, "counter", help);
        sample(number(value));
    }
    std::string take() { return std::move(text_); }

  private:
    std::string name_, text_;
};

void write_screen(Writer& out, const model::Status& status) {
    out.gauge("display_up", "whether there is a display to draw on", number(status.display ? 1 : 0));
    if (status.on) {
        out.metric("showing_info", "gauge", "what is on: the kind of its item, and why it is");
        out.sample("1", {{"kind", status.on->kind}, {"why", name_of(status.on->why)}});
        out.gauge("showing_since_timestamp_seconds", "since when it is on", seconds(status.on->since));
        out.gauge("closed", "whether the screen is outside its opening hours",
                  number(status.on->why == model::Reason::closed ? 1 : 0));
    }
    out.gauge("paused", "whether somebody paused the show by hand", number(status.paused ? 1 : 0));
    if (status.panel != model::Panel::left_alone)
        out.gauge("panel_asleep", "whether the panel sleeps while the screen is closed",
                  number(status.panel == model::Panel::asleep ? 1 : 0));
    out.gauge("items", "items in the news, from all feeds", number(status.items));
    out.counter("slides_total", "slides that have been on", status.slides);
    out.counter("frames_total", "frames shown", status.frames);
    out.counter("missed_frames_total", "frames of entrances that were due and not shown in time", status.missed_frames);
    out.counter("gaps_total", "times that the show stood still for a second or more", status.late_turns);
    out.gauge("longest_gap_seconds", "the longest that the show stood still when something was due",
              seconds(status.longest_gap));
}

void write_feeds(Writer& out, const model::Status& status) {
    out.metric("feed_items", "gauge", "items that are held of a feed, however old");
    for (const auto& feed : status.sources) out.sample(number(feed.items), {{"feed", feed.name}});
    out.metric("feed_failing", "gauge", "whether the last look at a feed brought nothing");
    for (const auto& feed : status.sources) out.sample(number(feed.failing_since ? 1 : 0), {{"feed", feed.name}});
    out.metric("feed_fresh_timestamp_seconds", "gauge", "when a feed was last heard of without trouble");
    for (const auto& feed : status.sources)
        if (feed.fresh_at) out.sample(seconds(*feed.fresh_at), {{"feed", feed.name}});
    out.metric("feed_failures_total", "counter", "looks at a feed that brought nothing, by their cause");
    for (const auto& feed : status.sources)
        for (const auto& [cause, count] : feed.failures)
            out.sample(number(count), {{"feed", feed.name}, {"cause", cause}});
    out.metric("picture_failures_total", "counter", "pictures that could not be decoded, by their cause");
    for (const auto& [cause, count] : status.picture_failures) out.sample(number(count), {{"cause", cause}});
}

void write_celebrations(Writer& out, const model::Status& status) {
    out.counter("celebrations_total", "celebrations that were shown", status.celebrations);
    const auto& latency = status.latency;
    out.metric("live_latency_seconds", "histogram", "from the sending of a live event to its first frame");
    for (std::size_t i = 0; i < latency.within.size(); ++i) {
        const auto bound = seconds(Milliseconds(model::Latency::kBounds[i]));
        out.sample(number(latency.within[i]), {{"le", bound}}, "_bucket");
    }
    out.sample(number(latency.events), {{"le", "+Inf"}}, "_bucket");
    out.sample(seconds(latency.sum), {}, "_sum");
    out.sample(number(latency.events), {}, "_count");
}

void write_machine(Writer& out, const model::Status& status, const Machine& machine) {
    if (machine.memory) out.gauge("resident_memory_bytes", "memory that the show takes", number(*machine.memory));
    if (machine.disk_free)
        out.gauge("state_free_bytes", "room on the disk of the state folder", number(*machine.disk_free));
    out.gauge("journal_bytes", "size of the journal of what was shown", number(status.journal_bytes));
    out.counter("starts_total", "starts of the show on this state folder", status.last.starts);
    out.counter("unclean_ends_total", "ends of it that were no clean stop: killed, crashed, or the power cut",
                status.last.unclean);
    out.metric("troubles", "gauge", "complaints that stand, by how bad they are");
    const auto count = [&](Severity severity) {
        return number(static_cast<std::uint64_t>(std::ranges::count_if(
            status.troubles, [&](const auto& trouble) { return trouble.complaint.severity == severity; })));
    };
    out.sample(count(Severity::error), {{"severity", "error"}});
    out.sample(count(Severity::warning), {{"severity", "warning"}});
}

}  // namespace

std::string metrics_text(const model::Status& status, const Machine& machine, WallTime now) {
    Writer out;
    out.metric("build_info", "gauge", "the version, and the name of the screen");
    out.sample("1", {{"version", status.version}, {"screen", status.name}});
    out.gauge("start_timestamp_seconds", "when the show started", seconds(status.started));
    out.gauge("written_timestamp_seconds", "when this was written: the show draws, or could", seconds(now));
    write_screen(out, status);
    write_feeds(out, status);
    write_celebrations(out, status);
    write_machine(out, status, machine);
    return out.take();
}

}  // namespace accolade::control
