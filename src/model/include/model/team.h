// Team: the people of an item, where several are honoured together. A feed may name the team before its people:
// { "name": "Night crew", "team": "Offshore Operations" }, then the people; or give all of them the same "team".
// Pure; borrows from the item; any thread.
#pragma once

#include <string>
#include <vector>

#include "model/item.h"

namespace accolade::model {

struct Team {
    std::string name;                    // empty: the feed has none
    std::vector<const Person*> members;  // who agreed to be named, in the feed's order; one person is no team
};

// The first of the people stands for the team where it has neither photo nor role, and its name is what the others
// have as their "team", or it alone has a team or a place.
Team team_of(const Item& item);

}  // namespace accolade::model
