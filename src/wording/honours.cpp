#include "honours.h"

#include <array>

#include "model/kind.h"
#include "model/team.h"
#include "writing.h"

namespace accolade::wording {
namespace {

bool is_team(const model::Team& team) {
    return team.members.size() > 1;
}

}  // namespace

std::string honour_of(const Telling& telling) {
    const auto& item = telling.item;
    std::string own = item.title;
    // The title stands below already.
    if (item.kind == model::Kind::learning && item.credential.empty()) own.clear();
    if (item.kind != model::Kind::learning && winner_of(telling) == item.title) own.clear();
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

std::string person_line(const model::Person& person, std::string_view language, const Phrases& phrases) {
    static const model::Item kNothing;
    static const model::Zone kZone;
    return line_of(person, Telling{kNothing, kZone, std::string(language), {}, phrases});
}

std::string and_more(int count, std::string_view language, const Phrases& phrases) {
    return phrases.say("award.more", language, {{"n", static_cast<double>(count)}});
}

}  // namespace accolade::wording
