// A picture, cropped to its area round its focus.
#pragma once

#include <string>
#include <string_view>

#include "theme/look.h"

namespace accolade::theme {

struct PicturePart {
    static constexpr std::string_view kKey = "picture";
    std::string words;  // "{image}"
    Outline outline{};
    Point aim{0.5F, 0.5F};  // where in the frame its focus goes
    float zoom = 1;         // nearer than what covers the frame
    bool whole = false;     // as large as fits, nothing cropped away
    Backing backing{};
    bool operator==(const PicturePart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        outline.keys(k);
        k.point("aim", 0, 1, aim);
        k.number("zoom", 1, 4, zoom);
        k.flag("whole", whole);
        backing.keys(k);
    }
};

}  // namespace accolade::theme
