// Retry-After, RFC 9110 10.2.3: seconds, or a date, which is read against the same answer's Date, so that our own clock
// does not matter. Between 1 s and 6 h; nothing if it is neither. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace accolade::net {

std::optional<Seconds> retry_after(const std::string& value, const std::string& date);

}  // namespace accolade::net
