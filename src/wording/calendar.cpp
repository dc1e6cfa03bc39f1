#include "wording/calendar.h"

#include "writing.h"

namespace accolade::wording {
namespace {

model::LocalTime noon(model::Date date) {
    model::LocalTime time;
    time.date = date;
    time.hour = 12;
    return time;
}

}  // namespace

std::string written_date(model::Date date, Year year, std::string_view language) {
    return written_time(noon(date), year == Year::with ? "yMMMMd" : "dMMMM", language, Stands::within);
}

std::string written_month(model::Date date, std::string_view language) {
    return written_time(noon(date), "yMMMM", language);
}

std::string short_month(model::Date date, std::string_view language) {
    return written_time(noon(date), "LLL", language);
}

std::string narrow_month(model::Date date, std::string_view language) {
    return written_time(noon(date), "LLLLL", language);
}

std::string written_quarter(model::Date date, std::string_view language) {
    return written_time(noon(date), "yQQQ", language, Stands::within);
}

std::string written_year(model::Date date, std::string_view language) {
    return written_time(noon(date), "y", language, Stands::within);
}

std::string listed_months(std::span<const model::Date> months, std::string_view language) {
    std::vector<std::string> names;
    for (const auto month : months) names.push_back(written_time(noon(month), "LLLL", language, Stands::within));
    return joined(names, language);
}

std::string listed(std::span<const std::string> names, std::string_view language) {
    return joined(names, language);
}

std::string written_span(model::Date first, model::Date last, std::string_view language) {
    return written_interval(noon(first), noon(last), "yMMMMd", language);
}

}  // namespace accolade::wording
