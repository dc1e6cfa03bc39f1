// LeftOut: an item of a feed that is not in the news, because the feed's settings leave it out. Value; any thread.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "model/kind.h"

namespace accolade::feed {

enum class Because {
    too_old,   // "newer_than"
    too_many,  // "limit": there are so many newer ones
};

struct LeftOut {
    std::string id;
    model::Kind kind = model::Kind::story;
    Because because = Because::too_old;
    int allowed = 0;  // days, or items
    std::optional<WallTime> published;
    bool operator==(const LeftOut&) const = default;
};

}  // namespace accolade::feed
