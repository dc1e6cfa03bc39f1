// Parts that flow from top to bottom: what one does not need, the next takes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct StackPart {
    static constexpr std::string_view kKey = "stack";
    std::vector<std::string> parts;   // from the top
    std::vector<float> gaps{};        // u between them; one number stands for all
    std::vector<std::string> drop{};  // what leaves first when the stack is too high
    Align align = Align::start;       // top, middle or bottom of its area
    std::string clear{};              // a part that words make room for where it stands beside them
    bool operator==(const StackPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.parts(kKey, parts);
        k.numbers("gap", -50, 100, gaps);
        k.parts("drop", drop);
        k.align("align", align);
        k.part("clear", clear);
    }
};

}  // namespace accolade::theme
