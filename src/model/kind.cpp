#include "model/kind.h"

#include <algorithm>

namespace accolade::model {

std::string_view name_of(Kind kind) {
    return kKindNames.at(static_cast<std::size_t>(kind));
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(kKindNames, name);
    if (found == kKindNames.end()) return std::nullopt;
    return static_cast<Kind>(found - kKindNames.begin());
}

}  // namespace accolade::model
