#include "rows.h"

namespace accolade::report {

std::string kinds_of(const Row& row) {
    std::string all;
    for (const auto kind : row.kinds) all += (all.empty() ? "" : " ") + std::string(model::name_of(kind));
    return all;
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

}  // namespace accolade::report
