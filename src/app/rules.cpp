#include "rules.h"

#include "wording/words.h"

namespace accolade::app {

schedule::Rules rules_of(const config::Settings& settings, const model::Zone& zone) {
    schedule::Rules rules;
    rules.sites = settings.sites;
    rules.staff = settings.audience == config::Audience::staff;
    rules.zone = zone;
    rules.shares = settings.kinds;
    if (settings.opening_hours != config::OpeningHours::always()) {
        rules.opening = settings.opening_hours.days;
    }
    rules.takeovers = settings.celebrations.takeover;
    if (settings.celebrations.quiet != config::OpeningHours::never()) rules.quiet = settings.celebrations.quiet.days;
    rules.earliest_believable = wording::kClockIsSet;
    return rules;
}

}  // namespace accolade::app
