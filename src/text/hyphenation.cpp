#include "hyphenation.h"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "text/unicode.h"

namespace accolade::text {
namespace {

constexpr std::size_t kShortest = 8, kLongest = 80;  // letters of a word that is divided
constexpr std::size_t kLeast = 3;                    // letters of either part

// What the language is most often written like, where its tag does not say; other languages have one dictionary.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kUsual{
    {{"de", "de_DE"}, {"en", "en_GB"}, {"no", "nb_NO"}, {"sv", "sv_SE"}}};

// "hyph_de_DE.dic" for "de-DE", then for "de"; then what there is for another region.
std::optional<std::filesystem::path> file_for(const std::filesystem::path& folder, std::string_view language) {
    std::error_code error;
    const std::string tongue = language_of(language);
    std::vector<std::string> names{std::string(language), tongue};
    std::ranges::replace(names.front(), '-', '_');
    const auto usual = std::ranges::find(kUsual, tongue, &std::pair<std::string_view, std::string_view>::first);
    if (usual != kUsual.end()) names.insert(names.begin() + 1, std::string(usual->second));
    for (const auto& name : names) {
        auto path = folder / ("hyph_" + name + ".dic");
        if (std::filesystem::is_regular_file(path, error)) return path;
    }
    std::vector<std::filesystem::path> others;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("hyph_" + tongue + "_") && name.ends_with(".dic")) others.push_back(entry.path());
    }
    if (others.empty()) return std::nullopt;
    return *std::ranges::min_element(others);
}

// The word in the dictionary's own encoding, a letter's first byte being that of its unit; nothing where it cannot be
// written so.
struct Encoded {
    std::string bytes;
    std::vector<std::size_t> unit_of;  // by byte
};

std::optional<Encoded> encoded(std::u16string_view word, const HyphenDict& dictionary) {
    Encoded out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(dictionary.cset, &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status) != 0) return std::nullopt;
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto letter = static_cast<UChar>(u_tolower(word[i]));
        std::array<char, 8> bytes{};
        const auto count = ucnv_fromUChars(converter.get(), bytes.data(), bytes.size(), &letter, 1, &status);
        if (U_FAILURE(status) != 0 || count < 1) return std::nullopt;
        out.bytes.append(bytes.data(), static_cast<std::size_t>(count));
        out.unit_of.resize(out.bytes.size(), i);
    }
    return out;
}

void divide(std::u16string_view word, HyphenDict& dictionary, std::size_t at, std::vector<bool>& out) {
    const auto letters = encoded(word, dictionary);
    if (!letters) return;
    const auto size = letters->bytes.size();
    std::string hyphens(size + 5, '\0');
    char** replaced = nullptr;
    int *positions = nullptr, *lengths = nullptr;
    const int failed = hnj_hyphen_hyphenate2(&dictionary, letters->bytes.c_str(), static_cast<int>(size),
                                             hyphens.data(), nullptr, &replaced, &positions, &lengths);
    // An odd number after a letter: a hyphen may follow it. In UTF-8 they are counted by letters, not by bytes.
    for (std::size_t i = 0; failed == 0 && i < size; ++i) {
        const bool other_spelling = replaced != nullptr && replaced[i] != nullptr;
        const auto unit = dictionary.utf8 != 0 ? i : letters->unit_of[i];
        if ((static_cast<unsigned char>(hyphens[i]) & 1U) == 0 || other_spelling) continue;
        if (unit + 1 >= kLeast && unit + 1 + kLeast <= word.size()) out[at + unit + 1] = true;
    }
    for (std::size_t i = 0; replaced != nullptr && i < size; ++i) std::free(replaced[i]);  // NOLINT: libhyphen's own
    std::free(static_cast<void*>(replaced));                                               // NOLINT
    std::free(positions);                                                                  // NOLINT
    std::free(lengths);                                                                    // NOLINT
}

}  // namespace

void Hyphenation::Closer::operator()(_HyphenDict* dictionary) const {
    hnj_hyphen_free(dictionary);
}

Hyphenation::Hyphenation(std::filesystem::path folder) : folder_(std::move(folder)) {}

_HyphenDict* Hyphenation::dictionary_of(std::string_view language) {
    if (const auto known = dictionaries_.find(language); known != dictionaries_.end()) return known->second.get();
    const auto file = file_for(folder_, language);
    auto& fresh = dictionaries_[std::string(language)];
    if (file) fresh.reset(hnj_hyphen_load(file->c_str()));
    return fresh.get();
}

std::vector<bool> Hyphenation::places(std::u16string_view words, std::string_view language) {
    std::vector<bool> out(words.size() + 1, false);
    const auto letter = [](char16_t c) { return u_isalpha(c) != 0; };
    for (std::size_t begin = 0; begin < words.size();) {
        if (!letter(words[begin])) {
            ++begin;
            continue;
        }
        auto end = begin;
        while (end < words.size() && letter(words[end])) ++end;
        const auto touches = [&](std::size_t i) {  // a number, or an address
            constexpr std::u16string_view signs = u"@_/\\.'’";
            return i < words.size() && (u_isdigit(words[i]) != 0 || signs.find(words[i]) != std::u16string_view::npos);
        };
        const bool within = (begin > 0 && touches(begin - 1)) ||
                            (touches(end) && end + 1 < words.size() && u_isalnum(words[end + 1]) != 0);
        if (const auto size = end - begin; size >= kShortest && size <= kLongest && !within) {
            if (auto* dictionary = dictionary_of(language)) divide(words.substr(begin, size), *dictionary, begin, out);
        }
        begin = end;
    }
    return out;
}

}  // namespace accolade::text
