// Forms one inside the other round the middle of their area, each a veil over what lies below: the rings of a
// celebration, which grow with its ground.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

enum class DiscForm { disc, square, leaf };
inline constexpr std::array<Choice<DiscForm>, 3> kDiscForms{
    {{"disc", DiscForm::disc}, {"square", DiscForm::square}, {"leaf", DiscForm::leaf}}};

struct DiscsPart {
    static constexpr std::string_view kKey = "discs";
    std::vector<float> radii;                       // u
    std::vector<Ink> inks{{"field_shape", {}, 1}};  // one for each; the last stands for the rest
    DiscForm form = DiscForm::disc;
    bool operator==(const DiscsPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.numbers(kKey, 1, 1000, radii);
        k.colors("inks", inks, 1);
        k.choice("form", form, kDiscForms);
    }
};

}  // namespace accolade::theme
