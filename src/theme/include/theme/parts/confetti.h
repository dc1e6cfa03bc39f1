// The paper that flies while a celebration is shown: its colours. Nothing of it lies on the slide.
#pragma once

#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct ConfettiPart {
    static constexpr std::string_view kKey = "confetti";
    std::vector<Ink> inks;   // one that is named twice comes twice as often
    Ink shade{"bg", {}, 1};  // what a piece darkens to that is turned out of the light, or is far away
    bool operator==(const ConfettiPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.colors(kKey, inks, 2);
        k.color("shade", shade);
    }
};

}  // namespace accolade::theme
