// A printed issue: its cover, on the pages behind it.
#pragma once

#include <optional>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct SheetPart {
    static constexpr std::string_view kKey = "sheet";
    Fill fill{Ink{"deep", {}, 1}};                     // of the cover
    Ink paper{"surface", {}, 1}, line{"line", {}, 1};  // of the pages, and round each
    std::optional<Ink> shadow{};                       // below them; none if not given
    bool operator==(const SheetPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.fill(kKey, fill);
        k.color("paper", paper);
        k.color("line", line);
        k.color("shadow", shadow);
    }
};

}  // namespace accolade::theme
