// The small sentences of saying.h.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/ascii.h"
#include "model/kind.h"
#include "saying.h"
#include "writing.h"

namespace accolade::wording {

namespace {

constexpr std::string_view kDate = "EEEEdMMMM";
constexpr std::string_view kTime = "Hm";

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto* begin = text.data();
    const auto* end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
    return value;
}

}  // namespace

std::string with_commas(std::span<const std::string_view> parts, const Telling& telling) {
    std::string line;
    char last = '\0';
    for (const auto part : parts) {
        if (part.empty()) continue;
        // Between two Latin words stands a Latin comma, also in a language that has one of its own.
        const bool latin = ascii::letter(last) && ascii::letter(part.front());
        if (!line.empty()) line += latin ? ", " : telling.say("list.comma");
        last = part.back();
        line += isolated(part, telling.language);
    }
    return line;
}

std::string leaders(const Telling& telling) {
    std::string line;
    const auto count = std::min<std::size_t>(telling.item.entries.size(), 3);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& entry = telling.item.entries[i];
        if (!line.empty()) line += "\u00A0· ";
        line += entry.name + " " + with_unit(written(entry.value, telling.language), telling.item.unit);
    }
    return line;
}

std::string line_of(const model::Person& person, const Telling& telling) {
    return with_commas(std::array<std::string_view, 4>{person.role, person.team, person.company, person.place},
                       telling);
}

std::vector<std::string> names_of(const std::vector<model::Person>& people) {
    std::vector<std::string> names;
    for (const auto& person : people) {
        if (!person.name.empty() && person.consent != model::Consent::none) names.push_back(person.name);
    }
    return names;
}

model::LocalTime local_of(const model::Moment& moment, const model::Zone& zone) {
    if (!moment.all_day) return zone.local(moment.at);
    model::LocalTime local;
    local.date = model::utc_date(moment.at);
    local.weekday = weekday(local.date);
    return local;
}

std::string when_and_where(const Telling& telling) {
    const auto& item = telling.item;
    const auto& language = telling.language;
    std::string date, time;
    // What is over at its end alone is about its end: until then a prize can be won.
    const bool about_end = model::row_of(item.kind).over == model::Over::at_end;
    const auto& moment = item.ends && (about_end || !item.starts) ? item.ends : item.starts;
    if (moment) {
        const auto local = local_of(*moment, telling.zone);
        date = written_time(local, kDate, language);
        if (!moment->all_day) time = written_time(local, kTime, language);
    }
    return with_commas(std::array<std::string_view, 3>{date, time, item.place}, telling);
}

std::string distance_to_start(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.starts || !telling.clock_is_set()) return {};
    const auto today = telling.zone.local(telling.now).date;
    const auto day = local_of(*item.starts, telling.zone).date;
    const auto noon_of = [](model::Date date) { return model::Zone().instant(date, 720); };
    const auto days = static_cast<int>(std::chrono::round<std::chrono::days>(noon_of(day) - noon_of(today)).count());
    if (days > 0) return written_distance(days, Unit::days, telling.language);
    if (item.starts->all_day) {
        const auto last = item.ends ? local_of(*item.ends, telling.zone).date : day;
        return today <= last ? written_distance(0, Unit::days, telling.language) : std::string();
    }
    const auto left = std::chrono::ceil<std::chrono::minutes>(item.starts->at - telling.now).count();
    if (left > 0) {
        if (left < 60) return written_distance(static_cast<int>(left), Unit::minutes, telling.language);
        return written_distance(static_cast<int>(left / 60), Unit::hours, telling.language);
    }
    if (item.ends && !item.ends->all_day && telling.now >= item.ends->at) return {};
    if (!item.ends && left < -60) return {};
    return written_distance(0, Unit::minutes, telling.language);
}

std::string period_of(const Telling& telling, PeriodForm form) {
    const bool whole = form == PeriodForm::whole;
    const std::string_view period = telling.item.period;
    model::LocalTime local;
    const auto year = digits(period.substr(0, 4));
    if (year && *year >= 1000 && period.size() == 7 && period[4] == '-') {
        local.date = {*year, 1, 1};
        const auto month = digits(period.substr(5));
        if (month && *month >= 1 && *month <= 12) {
            local.date.month = *month;
            return written_time(local, whole ? "yMMMM" : "LLL", telling.language);
        }
        const auto quarter = digits(period.substr(6));
        if ((period[5] == 'Q' || period[5] == 'q') && quarter && *quarter >= 1 && *quarter <= 4) {
            local.date.month = *quarter * 3;
            return written_time(local, whole ? "yQQQ" : "QQQ", telling.language);
        }
    }
    return std::string(period);
}

std::string counted(const model::Counter& counter, const Telling& telling) {
    auto number = counter.value;
    // Towards where it came from, so that a goal is not printed before it is reached.
    const double scale = std::pow(10.0, number.decimals);
    const double value = counter_value(counter, telling.now) * scale;
    number.value = (counter.per_hour < 0 ? std::ceil(value - 1e-6) : std::floor(value + 1e-6)) / scale;
    return written(number, telling.language);
}

std::string with_unit(std::string number, std::string_view unit) {
    if (unit.empty()) return number;
    return number.append("\u00a0").append(unit);
}

}  // namespace accolade::wording
