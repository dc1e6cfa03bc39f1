// Shots: the pictures that previews draw, and the two lists of them: a page that shows them all, and one for programs.
// Values and pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gfx/geometry.h"

namespace accolade::app {

struct Shot {
    std::string item, kind, theme, slide, file;
    std::vector<std::string> items;  // all that are on it
    PixelSize size;
    double seconds = 0;
    std::vector<std::string> complaints;
};

// An id as the name of a file.
std::string file_name(std::string_view id);

std::string manifest(const std::vector<Shot>& shots);
std::string contact_sheet(const std::vector<Shot>& shots);

}  // namespace accolade::app
