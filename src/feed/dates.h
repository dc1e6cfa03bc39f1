// Dates as a feed writes them: RFC 3339, and the forms of ISO 8601 that differ from it in what is left out: the
// seconds, the colon of the offset or its minutes. What is not certain (no zone, another format, the 31st of February)
// is nothing: a date that may be wrong is not printed in a lobby. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "model/item.h"
#include "model/local_time.h"

namespace accolade::feed {

// "2026-11-20T08:00:00+01:00", "2026-11-20T08:00Z", "2026-11-20T08:00:00+0100". A leap second is the second before it.
// Years 1900 to 9999. `zoneless`: the zone of a time that names none; null: such a time is nothing.
std::optional<WallTime> instant_of(std::string_view text, const model::Zone* zoneless = nullptr);

// "2026-11-20".
std::optional<model::Date> day_of(std::string_view text);

// An instant; or a whole day.
std::optional<model::Moment> moment_of(std::string_view text, const model::Zone* zoneless = nullptr);

// "08:00-18:00"; "22:00-06:00" goes overnight; 24:00 is the end of the day.
std::optional<model::Hours> hours_of(std::string_view text);

// The Day bits of "mon", "Monday" or "mon-fri"; nothing for other words.
std::optional<std::uint8_t> days_of(std::string_view text);

// "2026-11", "2026-Q4" or "2026".
bool is_period(std::string_view text);

}  // namespace accolade::feed
