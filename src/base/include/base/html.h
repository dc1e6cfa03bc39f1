// Words within a page of HTML. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace accolade {

// Text between tags, or in double quotes within one.
std::string html_escaped(std::string_view text);

}  // namespace accolade
