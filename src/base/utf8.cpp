#include "base/utf8.h"

#include <cassert>

namespace accolade {

Decoded decode_utf8(std::string_view text, std::size_t at) {
    assert(at < text.size());
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80) return {first, 1, true};
    std::size_t tail = 0;
    unsigned low = 0x80, high = 0xBF;
    char32_t code = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        tail = 1, code = first & 0x1FU;
    } else if (first >= 0xE0 && first <= 0xEF) {
        tail = 2, code = first & 0x0FU;
        if (first == 0xE0) low = 0xA0;
        if (first == 0xED) high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        tail = 3, code = first & 0x07U;
        if (first == 0xF0) low = 0x90;
        if (first == 0xF4) high = 0x8F;
    } else {
        return {0, 1, false};
    }
    for (std::size_t i = 1; i <= tail; ++i) {
        const unsigned next = byte(at + i);
        if (next < low || next > high) return {0, i, false};
        low = 0x80, high = 0xBF;
        code = (code << 6U) | (next & 0x3FU);
    }
    return {code, tail + 1, true};
}

std::optional<std::size_t> broken_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto next = decode_utf8(text, at);
        if (!next.valid) return at;
        at += next.length;
    }
    return std::nullopt;
}

void append_utf8(std::string& text, char32_t code) {
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = kReplacementCharacter;
    const auto tail = [&](unsigned shift) { text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12U));
        tail(6), tail(0);
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U));
        tail(12), tail(6), tail(0);
    }
}

}  // namespace accolade
