// UTF-8 read and written by the code point (RFC 3629, 4). Overlong forms, surrogates and what lies above U+10FFFF are
// broken. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace accolade {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct Decoded {
    char32_t code = 0;       // 0 if it is not valid
    std::size_t length = 1;  // in bytes; a broken one is as long as its well-formed beginning (Unicode 15, table 3-8)
    bool valid = false;

    bool operator==(const Decoded&) const = default;
};

// The code point that begins at `at`. REQUIRES at < text.size().
Decoded decode_utf8(std::string_view text, std::size_t at = 0);

// Where the first broken code point begins; nothing if all are valid.
std::optional<std::size_t> broken_utf8(std::string_view text);

// Appends a code point; NUL and what is no character become U+FFFD.
void append_utf8(std::string& text, char32_t code);

}  // namespace accolade
