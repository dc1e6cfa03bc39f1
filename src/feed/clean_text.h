// Foreign text made safe to keep and to show: valid UTF-8, no control characters, no longer than a cap. Nothing is
// interpreted: markup that stands in a plain text stays as it is, to be read as letters. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace accolade::feed {

// Bytes that are not UTF-8 become U+FFFD. `first_broken` is where the first of them stood; nothing if there was none.
struct Repaired {
    std::string text;
    std::optional<std::size_t> first_broken;
};
Repaired repaired_utf8(std::string_view bytes);

// Both REQUIRE valid UTF-8 and remove control characters, and blanks at both ends.
std::string one_line(std::string_view text);    // runs of blanks and line breaks become one space
std::string paragraphs(std::string_view text);  // line breaks stay, at most two in a row

// At most `most` code points, never cut inside a character as a reader sees it (marks, joiners and variants stay with
// what they belong to); "…" is the last where something was cut. `was_cut` says whether.
struct Capped {
    std::string text;
    bool was_cut = false;
};
Capped capped(std::string text, std::size_t most);

// For complaints: the first `most` bytes or so as one printable line.
std::string shown(std::string_view text, std::size_t most = 40);

}  // namespace accolade::feed
