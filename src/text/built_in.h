// The built-in face: a plain one (Inter Medium) in the program itself, for a computer on which neither the program's
// fonts nor any other can be opened, so that the words are there. Read-only memory; any thread.
#pragma once

#include <string_view>

namespace accolade::text {

inline constexpr std::string_view kBuiltInFace = "the built-in face";  // its name where a file's is asked for

std::string_view built_in_face();  // the bytes of an OpenType font

}  // namespace accolade::text
