#include "base/escaped.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "base/utf8.h"

namespace accolade {
namespace {

void append_escape(std::string& out, char letter, std::uint32_t value) {
    std::array<char, 12> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    out += '\\';
    out += letter;
    out += '{';
    out.append(digits.data(), end);
    out += '}';
}

bool may_mislead(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code <= 0x9F)            // C0, DEL, C1
           || code == 0x2028 || code == 0x2029                      // line and paragraph separator
           || code == 0x061C || code == 0x200E || code == 0x200F    // bidi marks
           || (code >= 0x202A && code <= 0x202E)                    // embeddings and overrides
           || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF  // isolates; byte order mark
           || (code >= 0xE0000 && code <= 0xE007F);                 // tags, which no one sees
}

}  // namespace

std::string escaped(std::string_view text, std::size_t limit) {
    constexpr std::string_view kMore = "…";
    std::string out;
    std::size_t room_for_more = 0;  // how much of `out` stays when the rest does not fit
    while (!text.empty()) {
        const auto next = decode_utf8(text);
        if (!next.valid) {
            append_escape(out, 'x', static_cast<unsigned char>(text.front()));
        } else if (may_mislead(next.code)) {
            append_escape(out, 'u', next.code);
        } else {
            out += text.substr(0, next.length);
        }
        if (out.size() > limit) {
            out.resize(room_for_more);
            if (out.size() + kMore.size() <= limit) out += kMore;
            return out;
        }
        if (out.size() + kMore.size() <= limit) room_for_more = out.size();
        text.remove_prefix(next.valid ? next.length : 1);
    }
    return out;
}

}  // namespace accolade
