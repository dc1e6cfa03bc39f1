#include "report/csv.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>

#include "base/utf8.h"

namespace accolade::report {
namespace {

using model::Date;

constexpr std::size_t kRows = 40;

std::string written(Date date) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

std::string kinds_of(const Row& row) {
    std::string all;
    for (const auto kind : row.kinds) all += (all.empty() ? "" : " ") + std::string(model::name_of(kind));
    return all;
}

// What begins like a formula is none: a name may come from anybody.
std::string field(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    if (text.find_first_of(",;\"\r\n\t'") == std::string::npos && !text.starts_with(' ')) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string line(const std::vector<std::string>& fields) {
    std::string all;
    for (const auto& one : fields) all += (all.empty() ? "" : ",") + field(one);
    return all + "\r\n";
}

std::string_view heading(By by) {
    switch (by) {
        case By::person:
            return "person";
        case By::team:
            return "team";
        case By::kind:
            return "kind";
        case By::site:
            return "site";
    }
    return "";
}

std::string name_of(const Row& row, By by) {
    if (!row.name.empty()) return row.name;
    return by == By::person ? "(name removed)" : by == By::team ? "(no team)" : "";
}

std::string counted(int count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string hours(Milliseconds time) {
    std::array<char, 40> text{};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    std::snprintf(text.data(), text.size(), "%lld:%02lld h", static_cast<long long>(minutes / 60),
                  static_cast<long long>(minutes % 60));
    return text.data();
}

struct Codes {
    char32_t first, last;
};
// What takes two columns of a terminal (UAX 11, wide and fullwidth), as far as names are written with it; and marks
// that stand on the letter before them.
constexpr std::array<Codes, 8> kWide{{{0x1100, 0x115F},
                                      {0x2E80, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFF00, 0xFF60},
                                      {0xFFE0, 0xFFE6},
                                      {0x1F300, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};
constexpr std::array<Codes, 2> kMarks{{{0x0300, 0x036F}, {0x200B, 0x200F}}};

bool is_in(std::span<const Codes> ranges, char32_t code) {
    return std::ranges::any_of(ranges, [&](const Codes& one) { return one.first <= code && code <= one.last; });
}

std::string padded(std::string text, std::size_t width) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_utf8(text, at);
        columns += is_in(kMarks, decoded.code) ? 0 : is_in(kWide, decoded.code) ? 2 : 1;
        at += decoded.length;
    }
    if (columns < width) text.append(width - columns, ' ');
    return text;
}

std::string columns(const std::array<std::string, 6>& fields) {
    constexpr std::array<std::size_t, 6> kColumns{40, 12, 13, 11, 12, 0};
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) text += padded(fields[i], kColumns[i]) + (i == 0 ? " " : "");
    return text + "\n";
}

std::string_view every(config::Cadence cadence) {
    switch (cadence) {
        case config::Cadence::weekly:
            return "week";
        case config::Cadence::monthly:
            return "month";
        case config::Cadence::quarterly:
            return "quarter";
        case config::Cadence::yearly:
            return "year";
    }
    return "";
}

std::string called(const Span& span, config::Cadence cadence) {
    const auto day = written(span.begins);
    if (cadence == config::Cadence::yearly) return day.substr(0, 4);
    return cadence == config::Cadence::weekly ? "the week of " + day : day.substr(0, 7);
}

std::string line_of(const Rhythm& rhythm) {
    int kept = 0;
    std::string missed;
    for (const auto& span : rhythm.spans) {
        kept += span.beat == Beat::kept ? 1 : 0;
        if (span.beat == Beat::missed) missed += (missed.empty() ? "" : ", ") + called(span, rhythm.cadence);
    }
    auto words = std::string(model::name_of(rhythm.kind)) + " every " + std::string(every(rhythm.cadence)) + ": kept " +
                 std::to_string(kept) + " of " + std::to_string(rhythm.spans.size());
    if (!missed.empty()) words += ", missed in " + missed;
    if (!rhythm.spans.empty() && rhythm.spans.back().beat == Beat::open)
        words += ", still to come until " + written(rhythm.spans.back().ends);
    return words + "\n";
}

}  // namespace

const std::vector<Row>& rows_by(const Report& report, By by) {
    switch (by) {
        case By::team:
            return report.by_team;
        case By::kind:
            return report.by_kind;
        case By::site:
            return report.by_site;
        default:
            return report.by_person;
    }
}

std::string csv_of(const Report& report, By by, bool bom) {
    std::string text = bom ? "\xEF\xBB\xBF" : "";
    std::vector<std::string> head{std::string(heading(by))};
    if (by == By::person) head.emplace_back("team");
    for (const auto* name : {"recognitions", "times_shown", "seconds_shown", "last_shown", "kinds"})
        head.emplace_back(name);
    text += line(head);
    for (const auto& row : rows_by(report, by)) {
        std::vector<std::string> fields{name_of(row, by)};
        if (by == By::person) fields.push_back(row.team);
        fields.push_back(std::to_string(row.recognitions));
        fields.push_back(std::to_string(row.times));
        fields.push_back(std::to_string(std::chrono::round<Seconds>(row.time).count()));
        fields.push_back(written(row.last));
        fields.push_back(kinds_of(row));
        text += line(fields);
    }
    return text;
}

std::string text_of(const Report& report, By by) {
    std::string text = written(report.from) + " to " + written(report.to) + ": " +
                       counted(report.recognitions, "recognition", "recognitions") + " of " +
                       counted(report.people, "person", "people") + " in " + counted(report.teams, "team", "teams") +
                       ", " + hours(report.time) + " on the screen\n\n";
    const auto& rows = rows_by(report, by);
    if (!rows.empty()) text += columns({std::string(heading(by)), "recognised", "shown", "on screen", "last", "kinds"});
    for (std::size_t i = 0; i < std::min(rows.size(), kRows); ++i) {
        const auto& row = rows[i];
        auto name = name_of(row, by);
        if (by == By::person && !row.team.empty()) name += ", " + row.team;
        text += columns({name, std::to_string(row.recognitions), counted(row.times, "time", "times"), hours(row.time),
                         written(row.last), kinds_of(row)});
    }
    if (rows.size() > kRows) text += "and " + std::to_string(rows.size() - kRows) + " more (--csv FILE has all)\n";
    std::string rest;
    for (const auto& rhythm : report.rhythms) rest += line_of(rhythm);
    for (const auto& quiet : report.quiet) rest += quiet.team + ": no recognition since " + written(quiet.since) + "\n";
    for (const auto& one : report.uneven)
        rest += one.name + " is on the screen far " + (one.more ? "more" : "less") + " often than others\n";
    for (const auto& gap : report.gaps)
        rest += std::string(model::name_of(gap.kind)) + ": nothing left to show from " + written(gap.from) + "\n";
    return rest.empty() ? text : text + "\n" + rest;
}

}  // namespace accolade::report
