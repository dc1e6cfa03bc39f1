#include "rules.h"

#include <algorithm>
#include <cmath>

#include "model/kind.h"
#include "wording/countdown.h"
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

WallTime words_change(const model::Item* item, WallTime since) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(since) + std::chrono::minutes(1);
    WallTime change = std::chrono::time_point_cast<Milliseconds>(minute);
    if (item != nullptr && item->counter && item->counter->per_hour != 0) {
        // Seen to tick, but no more than once a second.
        const double milliseconds = 3'600'000 / std::fabs(item->counter->per_hour);
        change =
            std::min(change, since + Milliseconds(static_cast<long long>(std::clamp(milliseconds, 1000.0, 60'000.0))));
    }
    if (const auto begin = item != nullptr ? wording::counts_down_to(*item) : std::nullopt)
        change = std::min(change, wording::countdown_changes(*begin, since).value_or(change));
    return change;
}

slide::Slide dark_slide(PixelSize size) {
    slide::Slide slide;
    slide.id = "dark";
    slide.kind = "idle";
    slide.size = size;
    Drawing ground;
    ground.bounds = {0, 0, size.w, size.h};
    ground.commands = {
        Fill{rectangle({0, 0, static_cast<float>(size.w), static_cast<float>(size.h)}), Color{0, 0, 0, 255}}};
    ground.opaque = true;
    slide.ground = std::make_shared<const Drawing>(std::move(ground));
    return slide;
}

}  // namespace accolade::app
