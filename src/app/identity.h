// What a screen says of itself to people who ask which of several it is. Asks the machine for its addresses; any
// thread.
#pragma once

#include "config/settings.h"
#include "model/item.h"

namespace accolade::app {

model::Item identity_of(const config::Settings& settings);

}  // namespace accolade::app
