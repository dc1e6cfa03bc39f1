// HTML reduced to the text that a reader would see: paragraphs become lines, entities become characters, scripts,
// styles and comments go. Read by gumbo as the HTML standard says, with all of its entities; nothing is run and nothing
// is fetched. What can never be shown (&#0;, a surrogate) is dropped.
// Pure function; any thread; linear in the length.
#pragma once

#include <string>
#include <string_view>

namespace accolade::feed {

// REQUIRES valid UTF-8. The result is too; it may still hold control characters (see clean_text.h).
std::string html_text(std::string_view html);

// A plain text in which a program left HTML's entities: "Smith &amp; Sons" is "Smith & Sons". A whole text that is
// about markup, one with < or &lt; in it, stays as it is written, and so does what is no entity: "AT&T".
std::string without_entities(std::string_view text);

}  // namespace accolade::feed
