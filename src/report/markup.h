// What a page is written with. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace accolade::report {

// "data:font/otf;base64,…"
std::string data_url(std::string_view type, std::string_view bytes);

// A number of an SVG, to a hundredth.
std::string svg_number(double value);

}  // namespace accolade::report
