#include "text/unicode.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"

namespace accolade::text {
namespace {

void append(std::u16string& out, UChar32 c) {
    if (c < 0x10000) {
        out += static_cast<char16_t>(c);
    } else {
        out += static_cast<char16_t>(0xD7C0 + (c >> 10));
        out += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
}

bool ends_line(UChar32 c) {
    return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool embeds(UChar32 c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x206A && c <= 0x206F);
}
bool isolates(UChar32 c) {
    return c >= 0x2066 && c <= 0x2068;
}

std::u16string composed(std::u16string words) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    const auto length = static_cast<std::int32_t>(words.size());
    if (U_FAILURE(status) || unorm2_isNormalized(nfc, words.data(), length, &status)) return words;
    status = U_ZERO_ERROR;
    std::u16string out(words.size() * 3 + 16, u'\0');
    const auto got =
        unorm2_normalize(nfc, words.data(), length, out.data(), static_cast<std::int32_t>(out.size()), &status);
    if (U_FAILURE(status)) return words;
    out.resize(static_cast<std::size_t>(got));
    return out;
}

// Isolates that have no partner on the same line, and marks beyond the most a letter may carry, are left out.
std::u16string tamed(const std::u16string& words) {
    std::vector<std::size_t> open, unpaired;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isolates(words[i])) {
            open.push_back(i);
        } else if (words[i] == 0x2069) {
            if (open.empty())
                unpaired.push_back(i);
            else
                open.pop_back();
        } else if (words[i] == u'\n') {
            unpaired.insert(unpaired.end(), open.begin(), open.end());
            open.clear();
        }
    }
    unpaired.insert(unpaired.end(), open.begin(), open.end());
    std::u16string out;
    int marks = 0;
    for (std::size_t i = 0; i < words.size();) {
        UChar32 c = 0;
        const auto at = i;
        U16_NEXT(words.data(), i, words.size(), c);
        marks = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ? marks + 1 : 0;
        if (marks > most_marks || std::ranges::find(unpaired, at) != unpaired.end()) continue;
        append(out, c);
    }
    return out;
}

}  // namespace

std::u16string clean(std::string_view utf8, std::size_t limit) {
    std::u16string out;
    std::size_t count = 0;
    utf8 = utf8.substr(0, 1'000'000);
    for (std::size_t i = 0; i < utf8.size() && count < limit;) {
        const auto next = decode_utf8(utf8, i);
        i += next.length;
        auto c = static_cast<UChar32>(next.valid ? next.code : kReplacementCharacter);
        if (c == '\r') {
            if (i < utf8.size() && utf8[i] == '\n') continue;
            c = '\n';
        }
        if (ends_line(c))
            c = '\n';
        else if (u_charType(c) == U_CONTROL_CHAR)
            c = ' ';
        if (embeds(c) || U_IS_UNICODE_NONCHAR(c) || c == 0xFEFF) continue;
        if (c == ' ' && !out.empty() && (out.back() == u' ' || out.back() == u'\n')) continue;
        if (c == '\n' && !out.empty() && out.back() == u' ') out.pop_back();
        append(out, c);
        ++count;
    }
    return tamed(composed(std::move(out)));
}

std::u16string in_capitals(std::u16string_view words, std::string_view language) {
    const auto locale = icu_locale(language);
    std::u16string out(words.size() * 3 + 8, u'\0');
    UErrorCode status = U_ZERO_ERROR;
    const auto got = u_strToUpper(out.data(), static_cast<std::int32_t>(out.size()), words.data(),
                                  static_cast<std::int32_t>(words.size()), locale.c_str(), &status);
    if (U_FAILURE(status)) return std::u16string(words);
    out.resize(static_cast<std::size_t>(got));
    return out;
}

std::string to_utf8(std::u16string_view words) {
    std::string out;
    for (const auto c : to_code_points(words)) append_utf8(out, c);
    return out;
}

std::size_t code_points(std::u16string_view words) {
    return to_code_points(words).size();
}

std::vector<char32_t> to_code_points(std::u16string_view words) {
    std::vector<char32_t> out;
    out.reserve(words.size());
    for (std::size_t i = 0; i < words.size();) {
        UChar32 c = 0;
        U16_NEXT(words.data(), i, words.size(), c);
        out.push_back(U_IS_SURROGATE(c) ? char32_t{0xFFFD} : static_cast<char32_t>(c));
    }
    return out;
}

std::string icu_locale(std::string_view language) {
    std::array<char, 128> out{};
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t parsed = 0;
    const auto n = uloc_forLanguageTag(std::string(language).c_str(), out.data(), 120, &parsed, &status);
    return U_FAILURE(status) || n <= 0 ? std::string() : std::string(out.data(), static_cast<std::size_t>(n));
}

std::string language_of(std::string_view language) {
    return ascii::lower(language.substr(0, language.find_first_of("-_")));
}

bool right_to_left(std::string_view language) {
    return uloc_isRightToLeft(icu_locale(language).c_str()) != 0;
}

std::string script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(static_cast<UChar32>(c), &status);
    return U_FAILURE(status) ? "Zzzz" : uscript_getShortName(script);
}

std::string script_in_use(char32_t c) {
    if (c < 0x80 || u_charType(static_cast<UChar32>(c)) != U_DECIMAL_DIGIT_NUMBER) return script_of(c);
    UErrorCode status = U_ZERO_ERROR;
    std::array<UScriptCode, 32> scripts{};
    const auto count = uscript_getScriptExtensions(static_cast<UChar32>(c), scripts.data(), 32, &status);
    return U_FAILURE(status) || count < 1 ? script_of(c) : uscript_getShortName(scripts.front());
}

bool default_ignorable(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool nobody_draws(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return c == 0xFFFD || c == 0xFFFC || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED || type == U_SURROGATE;
}

std::optional<int> whole_number(std::string_view utf8) {
    constexpr int kMostDigits = 9;
    int value = 0, digits = 0;
    for (const char32_t c : to_code_points(clean(utf8))) {
        const int digit = u_charDigitValue(static_cast<UChar32>(c));
        if (digit < 0 && digits > 0) break;
        if (digit < 0) continue;
        if (++digits > kMostDigits) return std::nullopt;
        value = value * 10 + digit;
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
}

bool wants_emoji(std::u16string_view cluster) {
    const auto points = to_code_points(cluster);
    bool pictograph = false, joined = false;
    for (const auto c : points) {
        if (c == 0xFE0E) return false;
        if (c == 0xFE0F || c == 0x20E3)
            return u_hasBinaryProperty(static_cast<UChar32>(points.front()), UCHAR_EMOJI) != 0;
        joined = joined || c == 0x200D || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_MODIFIER) != 0;
        pictograph = pictograph || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
    }
    if (points.empty()) return false;
    const auto first = static_cast<UChar32>(points.front());
    return u_hasBinaryProperty(first, UCHAR_EMOJI_PRESENTATION) != 0 ||
           u_hasBinaryProperty(first, UCHAR_REGIONAL_INDICATOR) != 0 || (pictograph && joined);
}

}  // namespace accolade::text
