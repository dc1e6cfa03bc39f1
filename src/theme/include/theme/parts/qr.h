// An address as a QR code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "theme/look.h"

namespace accolade::theme {

struct QrPart {
    static constexpr std::string_view kKey = "qr";
    std::string words;                                          // "{url}"
    float size = 18.4F;                                         // u, with its quiet zone; more where people stand far
    std::vector<Ink> inks{{"ink", {}, 1}, {"surface", {}, 1}};  // the darker one is that of the modules
    Align align = Align::start;                                 // in its area
    bool operator==(const QrPart&) const = default;

    template <class Keys>
    void keys(Keys& k) {
        k.words(kKey, words);
        k.number("size", 5, 100, size);
        k.colors("inks", inks, 2);
        k.align("align", align);
    }
};

}  // namespace accolade::theme
