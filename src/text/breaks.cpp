#include "breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "text/unicode.h"
#include "words_around.h"

namespace accolade::text {
namespace {

using Iterator = std::unique_ptr<UBreakIterator, void (*)(UBreakIterator*)>;

Iterator open(UBreakIteratorType type, const std::string& locale, std::u16string_view words) {
    UErrorCode status = U_ZERO_ERROR;
    return {ubrk_open(type, locale.c_str(), words.data(), static_cast<std::int32_t>(words.size()), &status),
            &ubrk_close};
}

bool vowel(char16_t c) {
    constexpr std::u16string_view list = u"aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœаеёиоуыэюяіїєαεηιουωάέήίόύώ";
    return list.find(static_cast<char16_t>(u_tolower(c))) != std::u16string_view::npos;
}

// "gl" and "tr" begin a syllable together; "ch", "sh", "th" and "ph" are one sound.
bool one_onset(char16_t first, char16_t second) {
    const auto a = static_cast<char16_t>(u_tolower(first)), b = static_cast<char16_t>(u_tolower(second));
    if (b == u'h') return !vowel(a);
    return (b == u'l' || b == u'r') && std::u16string_view(u"bcdfgkptv").find(a) != std::u16string_view::npos;
}

// Before a consonant and its vowel, or before two consonants that begin a syllable together and theirs.
bool syllable_begins(std::u16string_view word, std::size_t i) {
    if (i < 2 || i + 2 >= word.size() || vowel(word[i])) return false;
    if (vowel(word[i + 1])) return !one_onset(word[i - 1], word[i]);
    return one_onset(word[i], word[i + 1]) && vowel(word[i + 2]);
}

// Scripts without spaces for which ICU has no dictionary: a line may end after a syllable, but not between a letter and
// the one that is stacked below it.
void break_between_syllables(std::u16string_view words, std::vector<Break>& breaks) {
    constexpr std::array<std::string_view, 6> kScripts{"Java", "Bali", "Lana", "Talu", "Tavt", "Ahom"};
    const auto undivided = [&](std::u16string_view cluster) {
        const auto points = to_code_points(cluster);
        return !points.empty() && u_isalpha(static_cast<UChar32>(points.front())) != 0 &&
               u_getCombiningClass(static_cast<UChar32>(points.back())) != 9 &&
               std::ranges::find(kScripts, script_of(points.front())) != kScripts.end();
    };
    if (std::ranges::all_of(words, [](char16_t c) { return c < 0x1900; })) return;
    std::size_t begin = 0;
    bool before = false;
    for (const auto end : cluster_ends(words)) {
        const auto cluster = words.substr(begin, end - begin);
        const auto first = to_code_points(cluster).front();
        if (before && u_isalpha(static_cast<UChar32>(first)) != 0 && breaks[begin] == Break::none)
            breaks[begin] = Break::may;
        before = undivided(cluster);
        begin = end;
    }
}

}  // namespace

std::vector<std::uint32_t> cluster_ends(std::u16string_view words) {
    std::vector<std::uint32_t> out;
    if (words.empty()) return out;
    const auto iterator = open(UBRK_CHARACTER, "", words);
    if (!iterator) {
        for (std::uint32_t i = 1; i <= words.size(); ++i) out.push_back(i);
        return out;
    }
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out.push_back(static_cast<std::uint32_t>(i));
    return out;
}

std::vector<bool> sentence_ends(std::u16string_view words, std::string_view language) {
    std::vector<bool> out(words.size() + 1, false);
    out.back() = true;
    if (words.empty()) return out;
    // "Dr. Solheim" is not the end of one.
    const auto iterator = open(UBRK_SENTENCE, icu_locale(language) + "@ss=standard", words);
    if (!iterator) return out;
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out[static_cast<std::size_t>(i)] = true;
    return out;
}

std::vector<Break> line_breaks(std::u16string_view words, std::string_view language) {
    std::vector<Break> out(words.size() + 1, Break::none);
    out.back() = Break::must;
    if (words.empty()) return out;
    auto locale = icu_locale(language);
    if (language_of(language) == "ja") locale = "ja@lw=phrase";
    const auto iterator = open(UBRK_LINE, locale, words);
    if (!iterator) return out;
    ubrk_first(iterator.get());
    for (auto i = ubrk_next(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get())) {
        const auto at = static_cast<std::size_t>(i);
        const auto status = ubrk_getRuleStatus(iterator.get());
        if (at < words.size())
            out[at] = status >= UBRK_LINE_HARD && status < UBRK_LINE_HARD_LIMIT ? Break::must : Break::may;
    }
    break_between_syllables(words, out);
    return out;
}

std::vector<bool> inside_words(std::u16string_view words, std::string_view language) {
    std::vector<bool> out(words.size() + 1, false);
    const bool japanese = language_of(language) == "ja";
    for (std::size_t i = 1; i < words.size(); ++i) out[i] = han(words[i - 1]) && han(words[i]);
    if (japanese || std::ranges::find(out, true) == out.end()) return out;
    const auto iterator = open(UBRK_WORD, icu_locale(language), words);
    if (!iterator) return out;
    for (auto i = ubrk_first(iterator.get()); i != UBRK_DONE; i = ubrk_next(iterator.get()))
        out[static_cast<std::size_t>(i)] = false;
    return out;
}

std::vector<bool> syllable_ends(std::u16string_view words) {
    std::vector<bool> out(words.size() + 1, false);
    for (std::size_t begin = 0; begin < words.size();) {
        const auto word = word_after(words, begin);
        const auto at = static_cast<std::size_t>(word.data() - words.data());
        const auto pure = bare(word);  // without the marks before and after it
        const bool letters = std::ranges::all_of(pure, [](char16_t c) { return letter(c) || c == u'-' || c == u'’'; });
        const auto first = static_cast<std::size_t>(pure.data() - words.data());
        for (std::size_t i = 0; letters && i < pure.size(); ++i) out[first + i] = syllable_begins(pure, i);
        begin = at + std::max<std::size_t>(word.size(), 1);
    }
    return out;
}

}  // namespace accolade::text
