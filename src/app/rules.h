// What the settings mean for the schedule, and when the words of a slide change. Pure functions; any thread.
#pragma once

#include "base/time.h"
#include "config/settings.h"
#include "model/item.h"
#include "model/local_time.h"
#include "schedule/rules.h"
#include "slide/slide.h"

namespace accolade::app {

schedule::Rules rules_of(const config::Settings& settings, const model::Zone& zone);

// The first moment after `since` at which the words of a slide may differ: the next minute, or a counter's next tick.
WallTime words_change(const model::Item* item, WallTime since);

// Outside opening hours, where the settings ask for the dark.
slide::Slide dark_slide(PixelSize size);

}  // namespace accolade::app
