#include "honours.h"

#include <array>
#include <optional>

#include "model/kind.h"
#include "model/team.h"
#include "writing.h"

namespace accolade::wording {
namespace {

// "2001-11-20".
std::optional<model::LocalTime> day_of(std::string_view text) {
    constexpr std::size_t kYear = 4, kMonth = 7, kWhole = 10;
    if (text.size() != kWhole || text[kYear] != '-' || text[kMonth] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        for (const char c : text.substr(from, length)) value = value * 10 + (c - '0');
        return value;
    };
    model::LocalTime day;
    day.date = {number(0, kYear), number(kYear + 1, 2), number(kMonth + 1, 2)};
    return day;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 3> kSpaces{" ", "\u00a0", "\u202f"};
    for (const auto space : kSpaces) {
        while (text.starts_with(space)) text.remove_prefix(space.size());
        while (text.ends_with(space)) text.remove_suffix(space.size());
    }
    return text;
}

bool is_team(const model::Team& team) {
    return team.members.size() > 1;
}

}  // namespace

std::string honour_of(const Telling& telling) {
    const auto& item = telling.item;
    std::string own = item.title;
    // The title stands below already.
    if (item.kind == model::Kind::learning && item.credential.empty()) own.clear();
    if (item.kind == model::Kind::award && winner_of(telling) == item.title) own.clear();
    return own.empty() ? telling.say("kind." + std::string(model::name_of(item.kind))) : own;
}

std::string winner_of(const Telling& telling) {
    const auto team = model::team_of(telling.item);
    if (!is_team(team)) return team.members.empty() ? telling.item.title : team.members.front()->name;
    if (!team.name.empty()) return team.name;
    return telling.item.title.empty() ? members_of(telling) : telling.item.title;
}

std::string members_of(const Telling& telling) {
    const auto team = model::team_of(telling.item);
    if (!is_team(team)) return {};
    std::vector<std::string> names;
    for (const auto* person : team.members) names.push_back(person->name);
    return joined(names, telling.language);
}

std::string graduate_of(const Telling& telling) {
    const auto team = model::team_of(telling.item);
    return team.members.size() == 1 ? team.members.front()->name : std::string();
}

std::string course_of(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.credential.empty()) return item.credential;
    return item.title.empty() ? item.issuer : item.title;
}

std::string issued_of(const Telling& telling) {
    const auto& item = telling.item;
    std::string earned;
    if (item.earned) earned = written_time(local_of(*item.earned, telling.zone), "yMMMMd", telling.language);
    return with_commas(std::array<std::string_view, 2>{item.issuer, earned}, telling);
}

std::string years_of(const Telling& telling) {
    if (!telling.item.years) return {};
    return telling.say("anniversary.years", {{"n", static_cast<double>(*telling.item.years)}});
}

std::string years_number_of(const Telling& telling) {
    if (!telling.item.years) return {};
    return written({static_cast<double>(*telling.item.years), 0}, telling.language);
}

std::string years_unit_of(const Telling& telling) {
    std::string unit = years_of(telling);
    const std::string number = years_number_of(telling);
    const auto at = unit.find(number);
    if (number.empty() || at == std::string::npos) return {};
    unit.erase(at, number.size());
    return std::string(trimmed(unit));
}

std::string since_of(const Telling& telling) {
    const std::string_view since = telling.item.since;
    if (since.empty()) return {};
    const auto day = day_of(since);
    if (!day) return telling.say("anniversary.since", {{"year", since}});
    return telling.say("milestone.since", {{"date", written_time(*day, "yMMMMd", telling.language)}});
}

std::string since_after_line(const Telling& telling) {
    const auto since = since_of(telling);
    const auto team = model::team_of(telling.item);
    const bool line = !team.members.empty() && !line_of(*team.members.front(), telling).empty();
    return since.empty() || !line ? since : telling.say("list.comma") + since;
}

std::string person_line(const model::Person& person, std::string_view language, const Phrases& phrases) {
    static const model::Item kNothing;
    static const model::Zone kZone;
    return line_of(person, Telling{kNothing, kZone, std::string(language), {}, phrases});
}

std::string and_more(int count, std::string_view language, const Phrases& phrases) {
    return phrases.say("award.more", language, {{"n", static_cast<double>(count)}});
}

}  // namespace accolade::wording
