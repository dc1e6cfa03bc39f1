// The version of the program. Any thread.
#pragma once

namespace accolade::app {

const char* version();

}  // namespace accolade::app
