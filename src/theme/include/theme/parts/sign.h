// The sign of a notice. Its silhouette tells how grave it is before any colour does: a disc informs, a triangle warns,
// an octagon is an emergency. An "i" or a "!" is cut out of it.
#pragma once

#include <array>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

enum class Sign { info, warning, emergency };
inline constexpr std::array<Choice<Sign>, 3> kSigns{
    {{"info", Sign::info}, {"warning", Sign::warning}, {"emergency", Sign::emergency}}};

struct SignPart {
    static constexpr std::string_view kKey = "sign";
    Sign sign = Sign::info;
    Ink ink{"sign", {}, 1};
    Ink glyph{"bg", {}, 1};
    bool operator==(const SignPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.choice(kKey, sign, kSigns);
        k.color("ink", ink);
        k.color("glyph", glyph);
    }
};

}  // namespace accolade::theme
