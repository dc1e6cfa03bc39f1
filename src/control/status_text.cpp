#include "control/status_text.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "words.h"

namespace accolade::control {
namespace {

constexpr std::size_t kLabel = 10;

std::string line(std::string label, const std::string& words) {
    label.resize(std::max(kLabel, label.size() + 1), ' ');
    return label + words + "\n";
}

std::string megabytes(std::uint64_t bytes) {
    return std::to_string(bytes / 1'000'000) + " MB";
}

std::string on_line(const model::Status& status, const model::Zone& zone, WallTime now) {
    if (!status.display) return line("On", "nothing: waiting for a display");
    if (!status.on) return line("On", "nothing yet: starting");
    const auto& on = *status.on;
    std::string words = on.item == "idle" ? "the house slide" : "\"" + on.item + "\" (" + on.kind + ")";
    words += " since " + past(on.since, zone, now);
    if (on.why == model::Reason::closed) {
        words += ", closed" + (status.opens ? " until " + coming(*status.opens, zone, now) : std::string());
    } else if (on.why != model::Reason::rotation) {
        words += ", because: " + std::string(name_of(on.why));
    }
    if (status.paused) words += ", paused by hand (accolade pause resumes)";
    if (on.until && on.why != model::Reason::closed && on.item != "idle")
        words += ", for " + std::to_string(std::max<std::int64_t>(0, (*on.until - now).count() / 1000)) + " s more";
    if (!status.next.empty()) words += "; then \"" + status.next + "\"";
    return line("On", words);
}

std::string display_line(const model::Status& status) {
    if (!status.display)
        return line("Display", "none: is the screen on, and its cable in? The show looks for one every second");
    const auto& display = *status.display;
    if (status.panel == model::Panel::asleep) return line("Display", display.driver + "; the panel sleeps");
    return line("Display",
                display.driver + ", " + std::to_string(display.size.w) + " × " + std::to_string(display.size.h) +
                    ", effects " + status.effects + "; " + counted(status.frames, "frame") + " shown, " +
                    std::to_string(status.missed_frames) + " late" +
                    (status.late_turns > 0 ? "; the show stood still " + counted(status.late_turns, "time") : ""));
}

std::string source_lines(const model::SourceStatus& source, const model::Zone& zone, WallTime now) {
    std::string words = source.name + ": " + counted(source.items, "item");
    if (source.failing_since) {
        words += ", FAILS since " + past(*source.failing_since, zone, now) + ": " + source.trouble;
    } else if (source.fresh_at) {
        words += ", heard of at " + past(*source.fresh_at, zone, now);
    } else {
        words += ", not heard of yet";
    }
    words += source.next_try ? "; asked next at " + coming(*source.next_try, zone, now) : "; is being asked";
    auto lines = line("Feed", words);
    if (!source.live.empty()) lines += line("", "live: " + source.live);
    return lines;
}

std::string troubles_of(const model::Status& status, const model::Zone& zone, WallTime now) {
    std::string lines;
    for (const auto& trouble : status.troubles)
        lines += line("Trouble", to_string(trouble.complaint) + " (since " + past(trouble.since, zone, now) + ")");
    return lines;
}

std::string last_line(const model::LastRun& last, const model::Zone& zone, WallTime now) {
    if (last.end == model::LastEnd::unknown) return {};
    std::string words = std::string(name_of(last.end));
    if (last.seen)
        words += (last.end == model::LastEnd::stopped ? " at " : ", last seen at ") + past(*last.seen, zone, now);
    words += "; " + counted(last.starts, "start") + " so far";
    if (last.unclean > 0) words += ", " + std::to_string(last.unclean) + " of them after no clean stop";
    return line("Before", words);
}

std::string pictures_line(const model::Status& status) {
    std::string words;
    for (const auto& [reason, count] : status.picture_failures)
        words += (words.empty() ? "" : "; ") + std::to_string(count) + ": " + reason;
    return words.empty() ? words : line("Pictures", "not shown, because they cannot be used: " + words);
}

std::string live_line(const model::Status& status) {
    if (status.celebrations == 0 && status.latency.events == 0) return {};
    std::string words = counted(status.celebrations, "celebration");
    if (status.latency.events > 0) {
        words += "; from sent to shown " + std::to_string(status.latency.half.count()) + " ms, 95 of 100 within " +
                 std::to_string(status.latency.nearly.count()) + " ms";
    }
    return line("Live", words);
}

}  // namespace

Machine machine_of(const std::filesystem::path& state_folder) {
    Machine machine;
    machine.process = static_cast<int>(getpid());
    machine.state_folder = state_folder;
    std::ifstream statm("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    if (statm >> all >> resident) machine.memory = resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    struct statvfs disk{};
    if (statvfs(state_folder.c_str(), &disk) == 0)
        machine.disk_free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
    return machine;
}

Health health_of(const model::Status& status) {
    if (!status.display || !status.on) return Health::shows_nothing;
    const bool failing =
        std::ranges::any_of(status.sources, [](const auto& source) { return source.failing_since.has_value(); });
    const bool wrong = std::ranges::any_of(
        status.troubles, [](const auto& trouble) { return trouble.complaint.severity == Severity::error; });
    return failing || wrong || status.paused ? Health::needs_somebody : Health::good;
}

std::string status_text(const model::Status& status, const Machine& machine, const model::Zone& zone, WallTime now) {
    auto text = status.name.empty() ? std::string() : line("Screen", status.name);
    text += on_line(status, zone, now);
    text += line("Items", std::to_string(status.items) + ", from " + counted(status.sources.size(), "feed"));
    for (const auto& source : status.sources) text += source_lines(source, zone, now);
    text += live_line(status) + pictures_line(status) + display_line(status) + troubles_of(status, zone, now);
    std::string show = "accolade " + status.version + ", process " + std::to_string(machine.process) + ", since " +
                       past(status.started, zone, now) + ", " + counted(status.slides, "slide");
    if (machine.memory) show += ", " + megabytes(*machine.memory) + " of memory";
    text += line("Show", show) + last_line(status.last, zone, now);
    std::string state = machine.state_folder.string();
    if (machine.disk_free) state += ", " + megabytes(*machine.disk_free) + " free";
    if (status.journal_bytes > 0) state += "; the journal takes " + std::to_string(status.journal_bytes / 1000) + " kB";
    return text + line("State", state);
}

}  // namespace accolade::control
