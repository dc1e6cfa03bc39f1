// SHA-256, FIPS 180-4: names of files that hold what foreign addresses name, and proof that bytes are what they were.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace accolade {

std::string sha256(std::string_view bytes);  // 64 hexadecimal digits, lower case
bool is_sha256(std::string_view name);

}  // namespace accolade
