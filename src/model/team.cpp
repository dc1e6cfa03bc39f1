#include "model/team.h"

#include <algorithm>

namespace accolade::model {
namespace {

bool stands_for(const Person& first, const std::vector<const Person*>& others) {
    if (others.size() < 2 || !first.photo.empty() || !first.role.empty()) return false;
    const bool named_by_all =
        std::all_of(others.begin(), others.end(), [&](const Person* p) { return p->team == first.name; });
    const bool placed = !first.team.empty() || !first.place.empty();
    const bool alone = std::all_of(others.begin(), others.end(), [](const Person* p) {
        return p->team.empty() && p->place.empty() && p->role.empty();
    });
    return named_by_all || (placed && alone);
}

}  // namespace

Team team_of(const Item& item) {
    Team team;
    for (const Person& person : item.people) {
        if (person.consent != Consent::none) team.members.push_back(&person);
    }
    if (team.members.size() < 2) return team;
    const Person& first = *team.members.front();
    const std::vector<const Person*> others(team.members.begin() + 1, team.members.end());
    if (stands_for(first, others)) return {first.name, others};
    const bool one_team =
        std::all_of(others.begin(), others.end(), [&](const Person* p) { return p->team == first.team; });
    if (one_team) team.name = first.team;
    return team;
}

}  // namespace accolade::model
