// The reader of what an item counts: its figures, the counter of a milestone, the entries of a leaderboard. Each reads
// one member of `_accolade` into `item`, or leaves it out with a complaint. Pure functions; any thread.
#pragma once

#include "members.h"
#include "model/item.h"

namespace accolade::feed {

void read_figures(Members& members, model::Item& item);
void read_counter(Members& members, model::Item& item);
void read_entries(Members& members, model::Item& item);

}  // namespace accolade::feed
