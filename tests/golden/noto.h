// Noto: whether the machine's fonts are those that pictures with the world's scripts were made with: Debian 12 with
// what ./test installs. Other versions, or more weights, give other pictures of the same words. One thread.
#pragma once

#include <fstream>
#include <string>

#include "text/fonts.h"

namespace accolade::test {

inline bool noto_of_debian_12(text::Fonts& fonts) {
    bool debian_12 = false;
    std::ifstream release("/etc/os-release");
    for (std::string line; std::getline(release, line);) debian_12 = debian_12 || line == "VERSION_ID=\"12\"";
    if (!debian_12 || fonts.set({{"祝ᐃ\U0001F389"}}, {}, {}, "").missing > 0) return false;
    // Between regular and bold lies nothing, unless fonts-noto-extra is installed.
    text::Style style;
    style.faces = {std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/InterDisplay-SemiBold.otf"};
    const auto block = fonts.set({{"बधाई"}}, style, {}, "hi");
    return block.missing == 0 && fonts.file(block.lines.at(0).glyphs.at(0).face).ends_with("-Bold.ttf");
}

}  // namespace accolade::test
