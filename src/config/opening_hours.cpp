#include "config/opening_hours.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "base/ascii.h"
#include "base/fields.h"

namespace accolade::config {

namespace {

using std::chrono::minutes;

constexpr minutes kDay{24 * 60};
constexpr std::array<std::string_view, 7> kDayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> digits(std::string_view text, std::size_t fewest) {
    int value = 0;
    if (text.size() < fewest || text.size() > 2 || !std::ranges::all_of(text, ascii::digit)) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<minutes> clock_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto hour = digits(text.substr(0, colon), 1), minute = digits(text.substr(colon + 1), 2);
    if (!hour || !minute || *minute > 59) return std::nullopt;
    const minutes time{*hour * 60 + *minute};
    return time <= kDay ? std::optional(time) : std::nullopt;
}

std::optional<std::size_t> day_named(std::string_view name) {
    const auto found = std::ranges::find(kDayNames, name);
    if (found == kDayNames.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kDayNames.begin());
}

std::unexpected<Error> no_day(std::string_view name) {
    // "monday" and "thurs" begin like what is meant.
    auto meant = nearest(name, kDayNames);
    for (const auto day : kDayNames) {
        if (name.starts_with(day)) meant = day;
    }
    std::string what = "\"" + std::string(name) + "\" is not a day; ";
    what += meant ? "did you mean \"" + *meant + "\"?"
                  : "days are mon, tue, wed, thu, fri, sat, sun, \"mon-fri\" or \"tue,thu\"";
    return failure(std::move(what));
}

}  // namespace

OpeningHours OpeningHours::always() {
    OpeningHours hours;
    hours.days.fill({Hours{}});
    return hours;
}

Result<Hours> parse_hours(std::string_view text) {
    const auto dash = text.find('-');
    const auto from = clock_time(ascii::trimmed(text.substr(0, dash)));
    const auto until = clock_time(ascii::trimmed(dash == std::string_view::npos ? "" : text.substr(dash + 1)));
    if (!from || !until || *from == kDay) {
        return failure("\"" + std::string(text.substr(0, 40)) +
                       "\" is not a time range; write it like \"07:00-19:00\"");
    }
    if (*from == *until) {
        return failure("\"" + std::string(text) +
                       "\" begins and ends at the same time; the whole day is \"00:00-24:00\"");
    }
    return Hours{static_cast<int>(from->count()), static_cast<int>(until->count())};
}

Result<std::array<bool, 7>> parse_days(std::string_view text) {
    std::array<bool, 7> days{};
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto part = ascii::trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        const auto dash = part.find('-');
        const auto first_name = ascii::trimmed(part.substr(0, dash));
        const auto last_name = dash == std::string_view::npos ? first_name : ascii::trimmed(part.substr(dash + 1));
        const auto first = day_named(first_name), last = day_named(last_name);
        if (!first || !last) return no_day(first ? last_name : first_name);
        for (auto day = *first;; day = (day + 1) % days.size()) {
            days[day] = true;
            if (day == *last) break;
        }
    }
    return days;
}

}  // namespace accolade::config
