#include "app/standing.h"

#include <algorithm>

namespace accolade::app {

void Standing::follow(std::vector<model::Trouble> now) {
    for (auto& trouble : now) {
        const auto before = std::ranges::find(all_, trouble.complaint, &model::Trouble::complaint);
        if (before != all_.end()) trouble.since = before->since;
    }
    all_ = std::move(now);
}

}  // namespace accolade::app
