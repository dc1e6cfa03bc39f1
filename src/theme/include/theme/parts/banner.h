// A bar as wide as its words: a number, what it is, who, and a face in its round end (comp 28).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct BannerPart {
    static constexpr std::string_view kKey = "banner";
    std::string words;                            // the first line
    std::string number = "{celebration.figure}";  // before it
    std::string line = "{celebration.from}";      // the second line
    std::string photo = "{person.photo}";         // in its end
    std::string style{};                          // of the first line
    std::string second{};                         // of the second
    std::string third{};                          // of the number
    Fill fill{Ink{"banner", {}, 1}};
    float radius = 7;  // u, of its end
    Backing backing{};
    bool operator==(const BannerPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.words("number", number);
        k.words("line", line);
        k.words("photo", photo);
        k.needed_style("style", style);
        k.needed_style("second", second);
        k.needed_style("third", third);
        k.fill("fill", fill);
        k.number("radius", 0, 50, radius);
        backing.keys(k);
    }
};

}  // namespace accolade::theme
