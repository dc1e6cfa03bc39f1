#include "clean_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace accolade::feed {

namespace {

bool control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

bool line_break(char32_t code) {
    return code == '\n' || code == '\r' || code == 0x0B || code == 0x0C || code == 0x85 || code == 0x2028 ||
           code == 0x2029;
}

// Belongs to the character before it. The common ones of Grapheme_Cluster_Break=Extend and the zero width joiner.
bool extends(char32_t code) {
    constexpr std::array<std::pair<char32_t, char32_t>, 16> kRanges{{{0x0300, 0x036F},
                                                                     {0x0483, 0x0489},
                                                                     {0x0591, 0x05C7},
                                                                     {0x0610, 0x061A},
                                                                     {0x064B, 0x065F},
                                                                     {0x0900, 0x0903},
                                                                     {0x093A, 0x094F},
                                                                     {0x0E31, 0x0E3A},
                                                                     {0x0E47, 0x0E4E},
                                                                     {0x1AB0, 0x1AFF},
                                                                     {0x1DC0, 0x1DFF},
                                                                     {0x200C, 0x200D},
                                                                     {0x20D0, 0x20FF},
                                                                     {0xFE00, 0xFE2F},
                                                                     {0x1F3FB, 0x1F3FF},
                                                                     {0xE0020, 0xE01EF}}};
    return std::ranges::any_of(kRanges, [code](auto range) { return code >= range.first && code <= range.second; });
}

}  // namespace

Repaired repaired_utf8(std::string_view bytes) {
    Repaired result;
    result.text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const auto next = decode_utf8(bytes, i);
        if (next.valid) {
            result.text += bytes.substr(i, next.length);
        } else {
            append_utf8(result.text, kReplacementCharacter);
            if (!result.first_broken) result.first_broken = i;
        }
        i += next.length;
    }
    return result;
}

std::string one_line(std::string_view text) {
    std::string result;
    bool blank = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode_utf8(text, i);
        if (line_break(next.code) || next.code == ' ' || next.code == '\t') {
            blank = true;
        } else if (!control(next.code)) {
            if (blank && !result.empty()) result += ' ';
            blank = false;
            result += text.substr(i, next.length);
        }
        i += next.length;
    }
    return result;
}

std::string paragraphs(std::string_view text) {
    std::string result;
    int breaks = 0;
    bool blank = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode_utf8(text, i);
        if (next.code == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            // The line feed that follows counts for both.
        } else if (line_break(next.code)) {
            ++breaks;
        } else if (next.code == ' ' || next.code == '\t') {
            blank = true;
        } else if (!control(next.code)) {
            if (!result.empty() && breaks > 0) {
                result.append(static_cast<std::size_t>(std::min(breaks, 2)), '\n');
            } else if (!result.empty() && blank) {
                result += ' ';
            }
            breaks = 0;
            blank = false;
            result += text.substr(i, next.length);
        }
        i += next.length;
    }
    return result;
}

Capped capped(std::string text, std::size_t most) {
    if (text.size() <= most) return {std::move(text), false};
    // `cut` is the last place before the limit where one character ends and the next begins. Of a letter with hundreds
    // of marks there is none nearby; then a letter loses its marks.
    std::size_t count = 0, cut = 0, hard = 0;
    bool joined = false;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode_utf8(text, i);
        if (count + 1 <= most) {
            hard = i;
            if (!extends(next.code) && !joined) cut = i;
        }
        joined = next.code == 0x200D;
        i += next.length;
        if (++count > most) {
            if (hard - cut > 200) cut = hard;
            text.resize(cut);
            while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
            return {text + "\xE2\x80\xA6", true};
        }
    }
    return {std::move(text), false};
}

std::string shown(std::string_view text, std::size_t most) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto next = decode_utf8(text, i);
        if (result.size() >= most) return result + "...";
        const bool bidi = (next.code >= 0x200E && next.code <= 0x200F) ||
                          (next.code >= 0x202A && next.code <= 0x202E) || (next.code >= 0x2066 && next.code <= 0x2069);
        if (!next.valid || control(next.code) || line_break(next.code) || bidi) {
            result += next.code == ' ' || line_break(next.code) || next.code == '\t' ? ' ' : '?';
        } else {
            result += text.substr(i, next.length);
        }
        i += next.length;
    }
    return result;
}

}  // namespace accolade::feed
