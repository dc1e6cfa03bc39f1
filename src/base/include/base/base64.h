// Base64 (RFC 4648, section 4), as HTTP's Basic scheme takes it (RFC 7617). Values; any thread; cannot fail: what is no
// base64 decodes to nothing.
#pragma once

#include <string>
#include <string_view>

namespace accolade {

std::string to_base64(std::string_view bytes);
// Of a text: what follows a NUL is left out.
std::string text_of_base64(std::string_view text);

}  // namespace accolade
