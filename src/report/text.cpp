#include "report/text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "rows.h"

namespace accolade::report {
namespace {

constexpr std::size_t kRows = 40;

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

std::size_t width_of(const std::string& text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode_utf8(text, at);
        columns += is_in(kMarks, decoded.code) ? 0 : is_in(kWide, decoded.code) ? 2 : 1;
        at += decoded.length;
    }
    return columns;
}

std::string padded(std::string text, std::size_t width) {
    const auto columns = width_of(text);
    if (columns < width) text.append(width - columns, ' ');
    return text;
}

using Fields = std::array<std::string, 6>;

// The first column is as wide as most of its names need. A longer one has a line of its own above the others.
std::string table(const std::vector<Fields>& rows) {
    constexpr std::size_t kWidest = 64;
    constexpr std::array<std::size_t, 6> kColumns{0, 12, 13, 11, 12, 0};
    std::size_t first = 0;
    for (const auto& row : rows) {
        if (const auto width = width_of(row[0]); width <= kWidest) first = std::max(first, width);
    }
    std::string text;
    for (const auto& row : rows) {
        if (width_of(row[0]) > kWidest) {
            text += row[0] + "\n" + std::string(first, ' ');
        } else {
            text += padded(row[0], first);
        }
        text += "  ";
        for (std::size_t i = 1; i < row.size(); ++i) text += padded(row[i], kColumns[i]);
        text += "\n";
    }
    return text;
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

std::string text_of(const Report& report, By by) {
    std::string text = written(report.from) + " to " + written(report.to) + ": " +
                       counted(report.recognitions, "recognition", "recognitions") + " of " +
                       counted(report.people, "person", "people") + " in " + counted(report.teams, "team", "teams") +
                       ", " + hours(report.time) + " on the screen\n\n";
    const auto& rows = rows_by(report, by);
    std::vector<Fields> fields;
    if (!rows.empty())
        fields.push_back({std::string(heading(by)), "recognised", "shown", "on screen", "last", "kinds"});
    for (std::size_t i = 0; i < std::min(rows.size(), kRows); ++i) {
        const auto& row = rows[i];
        auto name = name_of(row, by);
        if (by == By::person && !row.team.empty()) name += ", " + row.team;
        fields.push_back({name, std::to_string(row.recognitions), counted(row.times, "time", "times"), hours(row.time),
                          written(row.last), kinds_of(row)});
    }
    text += table(fields);
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
