#include "rules.h"

#include <algorithm>
#include <cmath>

#include "wording/words.h"

namespace accolade::app {

schedule::Rules rules_of(const config::Settings& settings, const model::Zone& zone) {
    schedule::Rules rules;
    rules.site = settings.site;
    rules.staff = settings.audience == config::Audience::staff;
    rules.zone = zone;
    rules.shares = settings.kinds;
    if (settings.opening_hours != config::OpeningHours::always()) {
        rules.opening = settings.opening_hours.days;
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
