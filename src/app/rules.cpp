#include "rules.h"

#include "model/kind.h"
#include "wording/words.h"

namespace accolade::app {

schedule::Rules rules_of(const config::Settings& settings, const model::Zone& zone) {
    schedule::Rules rules;
    rules.site = settings.site;
    rules.staff = settings.audience == config::Audience::staff;
    rules.zone = zone;
    for (const auto& [name, share] : settings.kinds) {
        if (const auto kind = model::kind_named(name)) rules.shares[*kind] = share;
    }
    if (settings.opening_hours != config::OpeningHours::always()) {
        schedule::OpeningHours hours;
        for (std::size_t day = 0; day < hours.size(); ++day) {
            for (const auto& span : settings.opening_hours.days.at(day)) {
                const int from = static_cast<int>(span.from.count()), until = static_cast<int>(span.until.count());
                // Hours that end tomorrow are written as overnight ones.
                hours.at(day).push_back({from, until > 1440 ? until - 1440 : until});
            }
        }
        rules.opening = hours;
    }
    rules.earliest_believable = wording::kClockIsSet;
    return rules;
}

}  // namespace accolade::app
