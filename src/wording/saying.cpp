#include "saying.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <optional>

#include "base/ascii.h"
#include "phrases.h"
#include "writing.h"

namespace accolade::wording {

namespace {

constexpr std::string_view kDate = "EEEEdMMMM";
constexpr std::string_view kTime = "Hm";

// The first that says anything.
std::string first_of(std::initializer_list<std::string_view> texts) {
    for (const auto text : texts) {
        if (!text.empty()) return std::string(text);
    }
    return {};
}

std::string names(const std::vector<model::Person>& people, const Telling& telling) {
    return joined(names_of(people), telling.language);
}

std::string said_by(const model::Item& item, std::string_view language) {
    if (!item.from) return {};
    return with_commas({item.from->name, line_of(*item.from, language)}, language);
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

std::string welcomed_from(const model::Item& item) {
    for (const auto& visitor : item.visitors) {
        if (!visitor.company.empty()) return visitor.company;
    }
    return {};
}

std::string own_headline(const Telling& telling) {
    const auto& item = telling.item;
    switch (item.kind) {
        case model::Kind::quote:
            return quotation(item);
        case model::Kind::milestone:
            return item.counter ? item.counter->unit : std::string();
        case model::Kind::award:
            return names(item.people, telling);
        case model::Kind::learning:
            return first_of({item.credential, names(item.people, telling)});
        case model::Kind::newsletter:
            return item.teasers.empty() ? item.issue : item.teasers.front();
        case model::Kind::incentive:
            return item.prize;
        case model::Kind::welcome:
            return names(item.visitors, telling);
        default:
            return {};
    }
}

std::string own_lead(const Telling& telling) {
    const auto& item = telling.item;
    const auto& language = telling.language;
    switch (item.kind) {
        case model::Kind::story:
        case model::Kind::notice:
            return {};
        case model::Kind::quote:
            return said_by(item, language);
        case model::Kind::milestone: {
            // Its goal, where the change comes first; else the goal stands in the change's place already.
            if (!item.counter || !item.counter->target) return {};
            const auto& since = item.counter->previous ? item.counter->previous : item.counter->start;
            if (!since || since->value == counter_value(*item.counter, telling.now)) return {};
            return goal_phrase(written(*item.counter->target, language), language);
        }
        case model::Kind::award:
            return item.title.empty() ? period_of(telling)
                                      : first_of({names(item.people, telling), period_of(telling)});
        case model::Kind::kudos:
            return first_of({said_by(item, language), names(item.people, telling), item.value});
        case model::Kind::event:
        case model::Kind::session:
        case model::Kind::incentive:
            return when_and_where(telling);
        case model::Kind::learning:
            return first_of({names(item.people, telling), item.issuer});
        case model::Kind::social:
            return with_commas({item.from ? item.from->name : "", item.handle, item.network}, language);
        case model::Kind::newsletter:
            return item.teasers.empty() || item.title.empty() ? item.issue : item.teasers.front();
        case model::Kind::leaderboard:
            return leaders(telling);
        case model::Kind::welcome:
            return with_commas({item.title.empty() ? "" : names(item.visitors, telling), welcomed_from(item)},
                               language);
    }
    return {};
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> marks, std::size_t& length) {
    for (const auto mark : marks) {
        if (text.starts_with(mark)) return length = mark.size(), true;
    }
    return false;
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> marks, std::size_t& length) {
    for (const auto mark : marks) {
        if (text.ends_with(mark)) return length = mark.size(), true;
    }
    return false;
}

constexpr std::array<std::string_view, 16> kQuoteMarks{"\"", "'", "“", "”", "„", "‟",  "«",  "»",
                                                       "‘",  "’", "‚", "‹", "›", "「", "」", "『"};
constexpr std::array<std::string_view, 5> kSpaces{" ", "\n", "\u00a0", "\u202f", "\u3000"};
constexpr std::array<std::string_view, 1> kLastMark{"』"};

std::string_view trimmed(std::string_view text) {
    std::size_t length = 0;
    while (starts_with_any(text, kSpaces, length)) text.remove_prefix(length);
    while (ends_with_any(text, kSpaces, length)) text.remove_suffix(length);
    return text;
}

// Of "’twas said" and "the crew’s", nothing is taken: only marks at both ends wrap, and an inner mark of the same
// sort says that they are two quotations side by side ("“Yes.” and “No.”").
std::string_view unwrapped(std::string_view text) {
    text = trimmed(text);
    std::size_t first = 0, last = 0;
    if (!starts_with_any(text, kQuoteMarks, first)) return text;
    if (!ends_with_any(text, kQuoteMarks, last) && !ends_with_any(text, kLastMark, last)) return text;
    if (text.size() <= first + last) return text;
    const auto inner = text.substr(first, text.size() - first - last);
    const auto opening = text.substr(0, first);
    const bool apostrophe = opening == "'" || opening == "’";
    if (!apostrophe && inner.find(opening) != std::string_view::npos) return text;
    return trimmed(inner);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto* begin = text.data();
    const auto* end = begin + text.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stop != end || text.empty()) return std::nullopt;
    return value;
}

}  // namespace

std::string with_commas(std::initializer_list<std::string_view> parts, std::string_view language) {
    std::string line;
    char last = '\0';
    for (const auto part : parts) {
        if (part.empty()) continue;
        // Between two Latin words stands a Latin comma, also in a language that has one of its own.
        const bool latin = ascii::letter(last) && ascii::letter(part.front());
        if (!line.empty()) line += latin ? ", " : comma_of(language);
        last = part.back();
        line += isolated(part, language);
    }
    return line;
}

std::string quotation(const model::Item& item) {
    return std::string(unwrapped(item.body.empty() ? (item.title.empty() ? item.summary : item.title) : item.body));
}

std::string headline(const Telling& telling) {
    const auto& item = telling.item;
    // A quote's own words come first: its attribution, which may never be dropped, then follows as the lead.
    if (item.kind == model::Kind::quote) {
        if (auto quote = quotation(item); !quote.empty()) return quote;
    }
    return first_of({item.title, own_headline(telling), item.body, item.summary, names(item.people, telling),
                     item.place, phrase_of(item.kind, telling.language)});
}

std::string lead(const Telling& telling, std::string_view headline) {
    const auto& item = telling.item;
    const auto own = own_lead(telling);
    // When, where and by whom may never be dropped; the rest of what these say stays in "summary" and "body".
    const bool own_first =
        item.kind == model::Kind::quote || item.kind == model::Kind::event || item.kind == model::Kind::session;
    const auto& said = item.summary.empty() ? item.body : item.summary;
    for (const auto& text : own_first ? std::array{own, said} : std::array{said, own}) {
        if (!text.empty() && text != headline && unwrapped(text) != headline) return text;
    }
    return {};
}

std::string line_of(const model::Person& person, std::string_view language) {
    return with_commas({person.role, person.team, person.company, person.place}, language);
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
    // An incentive is about its end: until then it can be won.
    const auto& moment = item.starts && item.kind != model::Kind::incentive ? item.starts
                         : item.ends                                        ? item.ends
                                                                            : item.starts;
    if (moment) {
        const auto local = local_of(*moment, telling.zone);
        date = written_time(local, kDate, language);
        if (!moment->all_day) time = written_time(local, kTime, language);
    }
    return with_commas({date, time, item.place}, language);
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
