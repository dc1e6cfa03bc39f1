// What the settings, the theme and the feed mean for how slides look. Pure functions; any thread.
#pragma once

#include <string>

#include "app/setup.h"
#include "model/news.h"
#include "stage/look.h"

namespace accolade::app {

// The language of the screen's own words: the settings', or else the feed's, or else English.
std::string screen_language(const config::Settings& settings, const model::News& news);

stage::Look look_of(const Setup& setup, const model::News& news = {});

}  // namespace accolade::app
