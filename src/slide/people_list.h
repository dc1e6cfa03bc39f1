// PeopleList: the people a part shows several of: of a team, without the entry that stands for the team itself. Inside
// this room only; borrows from the item.
#pragma once

#include <string>
#include <vector>

#include "context.h"

namespace accolade::slide {

// "{people}": all who are recognised; "{visitors}": all who are welcomed; "{from}", "{host}": the one. Those who agreed
// to be named, in the feed's order.
std::vector<const model::Person*> people_in(const SlideContext& context, const std::string& list);

// Where somebody is, and what they do: "Service, Bergen"; "" where nothing is known.
std::string line_of(const SlideContext& context, const model::Person& person);

}  // namespace accolade::slide
