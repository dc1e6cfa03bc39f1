// Zone rules: by how much a zone's clocks are ahead of UTC, and when that changes, as the system's tzdata has it: TZif
// files (RFC 8536), with the rule of POSIX at their end for the years that they do not list. Values and pure functions;
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accolade::model {

// Seconds since 1970, and ahead of UTC.
struct Transition {
    std::int64_t at = 0;
    std::int64_t offset = 0;  // from then on
    bool operator==(const Transition&) const = default;
};

struct ZoneRules {
    std::int64_t first = 0;               // before all transitions
    std::vector<Transition> transitions;  // in order
    // Where the years that follow are like those before: the last so many seconds of `transitions` come again and
    // again.
    bool repeats = false;

    std::int64_t offset(std::int64_t at) const;
    // The first instant at which the clocks show this many seconds since 1970; where they skip it, the moment they
    // skip.
    std::int64_t instant(std::int64_t shown) const;

    bool operator==(const ZoneRules&) const = default;
};

// Nothing where the bytes are no such file, or count leap seconds.
std::optional<ZoneRules> read_tzif(std::string_view bytes);

// "CET-1CEST,M3.5.0,M10.5.0/3", as the variable TZ may have it.
std::optional<ZoneRules> read_posix_zone(std::string_view text);

}  // namespace accolade::model
