#include "app/hanging.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace accolade::app {

const std::vector<model::Trouble>& Hanging::look(const std::vector<Thread>& threads, WallTime now) {
    std::vector<model::Trouble> hanging;
    for (const auto& thread : threads) {
        if (thread.busy < kHangs) continue;
        const Complaint complaint{Severity::error, "thread \"" + thread.name + "\"",
                                  "has not answered for more than " + std::to_string(kHangs / Seconds(1)) + " s; " +
                                      std::string(thread.meanwhile) +
                                      ". A disk or a folder on a network may not answer; if it stays so, restart the "
                                      "show"};
        const auto before = std::ranges::find(hanging_, complaint, &model::Trouble::complaint);
        if (before == hanging_.end()) log_.error(complaint.where, to_string(complaint));
        hanging.push_back(before != hanging_.end()
                              ? *before
                              : model::Trouble{complaint, std::chrono::floor<Seconds>(now - thread.busy)});
    }
    for (const auto& before : hanging_) {
        if (std::ranges::find(hanging, before.complaint, &model::Trouble::complaint) != hanging.end()) continue;
        const auto& name = before.complaint.where;
        log_.info(name, name + " answers again after " + std::to_string((now - before.since) / Seconds(1)) + " s");
    }
    hanging_ = std::move(hanging);
    return hanging_;
}

}  // namespace accolade::app
