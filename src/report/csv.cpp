#include "report/csv.h"

#include <string_view>

#include "rows.h"

namespace accolade::report {
namespace {

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

}  // namespace

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

}  // namespace accolade::report
