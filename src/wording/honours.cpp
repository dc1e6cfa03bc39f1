#include "honours.h"

#include "model/team.h"
#include "phrases.h"
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
    if (item.kind == model::Kind::award && winner_of(telling) == item.title) own.clear();
    return own.empty() ? std::string(phrase_of(item.kind, telling.language)) : own;
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

std::string short_period_of(const Telling& telling) {
    return period_of(telling, PeriodForm::on_a_medal);
}

std::string course_of(const Telling& telling) {
    const auto& item = telling.item;
    if (!item.credential.empty()) return item.credential;
    return item.title.empty() ? headline(telling) : item.title;
}

std::string issued_of(const Telling& telling) {
    const auto& item = telling.item;
    std::string earned;
    if (item.earned) earned = written_time(local_of(*item.earned, telling.zone), "yMMMMd", telling.language);
    return with_commas({item.issuer, earned}, telling.language);
}

std::string reason_of(const model::Item& item) {
    return item.summary.empty() ? item.body : item.summary;
}

std::string person_line(const model::Person& person, std::string_view language) {
    return line_of(person, language);
}

std::string and_more(int count, std::string_view language) {
    return "and " + written({static_cast<double>(count), 0}, language) + " more";
}

}  // namespace accolade::wording
