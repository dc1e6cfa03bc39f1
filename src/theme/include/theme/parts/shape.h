// A plain shape. A veil over a picture may be as long as the words on it need.
#pragma once

#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct ShapePart {
    static constexpr std::string_view kKey = "shape";
    Outline outline;
    Fill fill{Ink{"accent", {}, 1}};
    float size = 8.4F;    // u: its height in a stack
    std::string words{};  // the part that a scrim keeps readable: it begins no sooner than that needs
    bool operator==(const ShapePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        outline.keys(k);
        k.fill("fill", fill);
        k.number("size", 0.5, 100, size);
        k.part("for", words);
    }
};

}  // namespace accolade::theme
