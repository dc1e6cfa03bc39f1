// Foreign words in a line that people read, in a log or at a terminal. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace accolade {

// Control characters, line separators and bidi controls as \u{…}, broken UTF-8 as \x{…}; at most `limit` bytes.
std::string escaped(std::string_view text, std::size_t limit = 400);

}  // namespace accolade
