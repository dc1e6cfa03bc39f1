// The reader of when, where and for whom an item is shown, how often and how long. A limit that is not understood holds
// the item back (Members::held); an audience that is not understood is the staff. Pure function; any thread.
#pragma once

#include "members.h"
#include "model/item.h"

namespace accolade::feed {

void read_rules(Members& members, model::Item& item);

}  // namespace accolade::feed
