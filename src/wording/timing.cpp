#include "timing.h"

#include <chrono>
#include <utility>

#include "writing.h"

namespace accolade::wording {
namespace {

constexpr std::string_view kTime = "Hm";
// What is announced without an end is spoken of as going on for so long.
constexpr std::chrono::minutes kUnsaidLength{60};
// What ends before this, the morning after it began, is an evening's event.
constexpr int kMorning = 6;

std::string between(std::string_view language) {
    return language.starts_with("ja") ? "～" : "–";
}

model::Date next(model::Date date) {
    return model::next_day(date);
}

// The first day and the last; they are one where no end is said.
std::pair<model::LocalTime, model::LocalTime> ends_of(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.starts) return {};
    const auto first = local_of(*item.starts, telling.zone);
    if (!item.ends) return {first, first};
    auto last = local_of(*item.ends, telling.zone);
    const bool over_midnight = !item.ends->all_day && !item.starts->all_day && last.date == next(first.date) &&
                               last.hour < kMorning && last.hour < first.hour;
    if (over_midnight || last.date < first.date) return {first, first};
    return {first, last};
}

}  // namespace

std::string days_of(const Telling& telling) {
    if (!telling.item.starts) return {};
    const auto [first, last] = ends_of(telling);
    if (first.date == last.date) return written_time(first, "EEEEdMMMM", telling.language);
    return written_days(first, last, telling.language);
}

bool of_several_days(const Telling& telling) {
    if (!telling.item.starts) return false;
    const auto [first, last] = ends_of(telling);
    return first.date != last.date;
}

std::string leaf_of(const Telling& telling) {
    if (!telling.item.starts) return {};
    const auto [first, last] = ends_of(telling);
    auto day = written_day(first, telling.language);
    const bool one_month = first.date.year == last.date.year && first.date.month == last.date.month;
    if (first.date == last.date || !one_month) return day;
    return day + between(telling.language) + written_day(last, telling.language);
}

std::string hours_of(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.starts) return {};
    if (item.starts->all_day) return telling.say("event.all_day");
    auto from = written_time(local_of(*item.starts, telling.zone), kTime, telling.language);
    const auto [first, last] = ends_of(telling);
    if (!item.ends || item.ends->all_day || item.ends->at <= item.starts->at || first.date != last.date) return from;
    return from + between(telling.language) + written_time(local_of(*item.ends, telling.zone), kTime, telling.language);
}

bool goes_on(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.starts || !telling.clock_is_set()) return false;
    const auto today = telling.zone.local(telling.now).date;
    const auto first = local_of(*item.starts, telling.zone).date;
    const bool begun = item.starts->all_day ? today >= first : telling.now >= item.starts->at;
    if (!begun) return false;
    if (item.ends && !item.ends->all_day) return telling.now < item.ends->at;
    if (item.ends) return today <= local_of(*item.ends, telling.zone).date;
    return item.starts->all_day ? today == first : telling.now < item.starts->at + kUnsaidLength;
}

std::string soon_of(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.starts || !telling.clock_is_set()) return {};
    const auto today = telling.zone.local(telling.now).date;
    const auto first = local_of(*item.starts, telling.zone).date;
    const auto said = [&](int count, Unit unit) {
        return standing_alone(written_distance(count, unit, telling.language), telling.language);
    };
    if (goes_on(telling)) return telling.say(item.starts->all_day ? "event.today" : "event.now");
    if (!item.starts->all_day && telling.now < item.starts->at) {
        const auto left = std::chrono::ceil<std::chrono::minutes>(item.starts->at - telling.now).count();
        if (left < 60) return said(static_cast<int>(left), Unit::minutes);
    }
    const auto noon_of = [](model::Date date) { return model::Zone().instant(date, 720); };
    const auto days = static_cast<int>(std::chrono::round<std::chrono::days>(noon_of(first) - noon_of(today)).count());
    if (days < 0 || (days == 0 && !item.starts->all_day && telling.now >= item.starts->at)) return {};
    if (days < 2) return telling.say(days == 0 ? "event.today" : "event.tomorrow");
    return said(days, Unit::days);
}

}  // namespace accolade::wording
