// Words around a place: which word ends before it and which begins after it, and what letters are. For this room's
// sources that judge where a line may end; pure, any thread.
#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <string_view>

namespace accolade::text {

inline bool is_space(char16_t c) {
    return c == u' ' || c == u'\u3000' || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}
inline bool han(char16_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == u'々';
}
inline bool letter(char16_t c) {
    return u_isalpha(c) != 0;
}
inline bool isolate(char16_t c) {
    return c >= 0x2066 && c <= 0x2069;
}

// The word that ends before i, spaces skipped; and the one that begins at i.
inline std::u16string_view word_before(std::u16string_view words, std::size_t i) {
    while (i > 0 && (is_space(words[i - 1]) || isolate(words[i - 1]))) --i;
    auto begin = i;
    while (begin > 0 && !is_space(words[begin - 1]) && words[begin - 1] != u'\n' && !isolate(words[begin - 1])) --begin;
    return words.substr(begin, i - begin);
}

inline std::u16string_view word_after(std::u16string_view words, std::size_t i) {
    while (i < words.size() && isolate(words[i])) ++i;
    auto end = i;
    while (end < words.size() && !is_space(words[end]) && words[end] != u'\n' && !isolate(words[end])) ++end;
    return words.substr(i, end - i);
}

inline std::u16string_view bare(std::u16string_view word) {
    while (!word.empty() && !u_isalnum(word.back())) word.remove_suffix(1);
    while (!word.empty() && !u_isalnum(word.front())) word.remove_prefix(1);
    return word;
}

}  // namespace accolade::text
