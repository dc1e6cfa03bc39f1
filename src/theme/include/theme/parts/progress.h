// A dash for each item of the round.
#pragma once

#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct ProgressPart {
    static constexpr std::string_view kKey = "progress";
    bool shown = true;
    Align align = Align::start;
    std::vector<Ink> inks{{"accent", {}, 1}, {"ink2", {}, 1}, {"line", {}, 1}};  // now, before, to come
    bool operator==(const ProgressPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.flag(kKey, shown);
        k.align("align", align);
        k.colors("inks", inks, 3);
    }
};

}  // namespace accolade::theme
