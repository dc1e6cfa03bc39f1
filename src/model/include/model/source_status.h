// SourceStatus: how one source of news does, for people who ask what the screen knows and how old it is. Times are of
// the wall clock as it went when it happened. Value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/time.h"

namespace accolade::model {

struct SourceStatus {
    std::string name;                       // the settings', or its address as anyone may read it: no user, no query
    std::optional<WallTime> fresh_at;       // when it was last heard of without trouble, since the start
    std::optional<WallTime> failing_since;  // nothing while all is well
    std::optional<WallTime> next_try;       // nothing while it is being asked
    std::string trouble;                    // why it fails; empty while all is well
    std::size_t items = 0;                  // that are held of it, however old
    std::map<std::string, std::uint64_t> failures{};  // looks that brought nothing, by their reason, since the start
    std::string live{};  // how its stream does: "connected", "silent: …", "off: …"; empty: it has none

    bool operator==(const SourceStatus&) const = default;
};

}  // namespace accolade::model
