#include "system_fonts.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "text/unicode.h"

namespace accolade::text {
namespace {

const FcChar8* fc(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

std::string text_of(const FcPattern* pattern, const char* object) {
    FcChar8* value = nullptr;
    return FcPatternGetString(pattern, object, 0, &value) == FcResultMatch ? reinterpret_cast<const char*>(value) : "";
}

int number_of(const FcPattern* pattern, const char* object, int otherwise) {
    int value = otherwise;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

bool flag_of(const FcPattern* pattern, const char* object) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value != FcFalse;
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

struct Entry {
    std::string file, family;
    int index = 0, weight = 400;
    float dislike = 0;  // whatever is asked for
    bool color = false;
    const FcCharSet* letters = nullptr;  // of the configuration
    const FcLangSet* languages = nullptr;
};

bool covers(const Entry& entry, const std::vector<char32_t>& points) {
    return std::ranges::all_of(
        points, [&](char32_t c) { return default_ignorable(c) || FcCharSetHasChar(entry.letters, c) != FcFalse; });
}

// Designs of one script that suit a headline less than its plain face does.
float oddity(const std::string& family) {
    float out = 0;
    for (const auto* word :
         {"Mono", " UI", "Display", "Rashi", "Looped", "Kufi", "Unjoined", "Supplement", "Symbols", "Math", "Condensed",
          "Last Resort", "Droid Sans Fallback", "Unifont", "Tamil Inclined", "Nastaliq"})
        if (contains(family, word)) out += 40;
    if (!family.starts_with("Noto ")) out += 60;
    return out;
}

bool nastaliq(const std::string& language) {
    return language == "ur" || language == "ks" || language == "pnb";
}

float unfitness(const Entry& entry, const FontWish& wish) {
    float out = entry.dislike + std::abs(static_cast<float>(entry.weight - wish.weight)) / 20.0F;
    if (entry.color != wish.emoji) out += 1'000;
    const bool serif = contains(entry.family, "Serif") || contains(entry.family, "Naskh");
    if (serif != wish.serif) out += 100;
    const auto language = language_of(wish.language);
    if (contains(entry.family, "Nastaliq") && nastaliq(language)) out -= 250;
    if (contains(entry.family, " CJK ")) {
        if (!entry.family.ends_with(han_style(wish.language, wish.script))) out += 50;
    } else if (wish.script == "Hani" || wish.script == "Hira" || wish.script == "Kana" || wish.script == "Bopo") {
        out += 200;
    }
    if (!language.empty() && FcLangSetHasLang(entry.languages, fc(language)) == FcLangDifferentLang) out += 20;
    return out;
}

}  // namespace

int plausible_weight(int claimed, std::string_view style) {
    constexpr std::array<std::pair<std::string_view, int>, 10> kNames{{{"ExtraBold", 800},
                                                                       {"Extra Bold", 800},
                                                                       {"SemiBold", 600},
                                                                       {"Semi Bold", 600},
                                                                       {"DemiBold", 600},
                                                                       {"Bold", 700},
                                                                       {"Black", 900},
                                                                       {"Heavy", 900},
                                                                       {"Medium", 500},
                                                                       {"Regular", 400}}};
    constexpr int kOdd = 150;
    for (const auto& [name, weight] : kNames)
        if (contains(style, name)) return std::abs(claimed - weight) > kOdd ? weight : claimed;
    return std::clamp(claimed, 100, 950);
}

struct SystemCatalog::List {
    FcConfig* config = nullptr;
    std::vector<Entry> entries;

    List() : config(FcInitLoadConfigAndFonts()) {
        const FcFontSet* fonts = config == nullptr ? nullptr : FcConfigGetFonts(config, FcSetSystem);
        for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) add(fonts->fonts[i]);
        // The order of a folder is no reason to prefer a font.
        std::ranges::sort(entries, {}, [](const Entry& e) { return std::pair(e.file, e.index); });
    }
    ~List() {
        if (config != nullptr) FcConfigDestroy(config);
    }
    List(const List&) = delete;
    List& operator=(const List&) = delete;

    void add(const FcPattern* pattern) {
        FcCharSet* letters = nullptr;
        FcLangSet* languages = nullptr;
        if (FcPatternGetCharSet(pattern, FC_CHARSET, 0, &letters) != FcResultMatch) return;
        if (FcPatternGetLangSet(pattern, FC_LANG, 0, &languages) != FcResultMatch) return;
        const bool color = flag_of(pattern, FC_COLOR);
        if (flag_of(pattern, FC_VARIABLE) || number_of(pattern, FC_SLANT, 0) != FC_SLANT_ROMAN) return;
        if (!flag_of(pattern, FC_SCALABLE) && !color) return;
        Entry entry{text_of(pattern, FC_FILE),
                    text_of(pattern, FC_FAMILY),
                    number_of(pattern, FC_INDEX, 0),
                    400,
                    0,
                    color,
                    letters,
                    languages};
        const auto format = text_of(pattern, FC_FONTFORMAT);
        if (entry.file.empty() || (format != "TrueType" && format != "CFF")) return;
        entry.weight = plausible_weight(FcWeightToOpenType(number_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR)),
                                        text_of(pattern, FC_STYLE));
        entry.dislike =
            oddity(entry.family) + std::abs(static_cast<float>(number_of(pattern, FC_WIDTH, 100) - 100)) * 4;
        if ((entry.index >> 16) != 0) entry.dislike += 5;
        entries.push_back(std::move(entry));
    }
};

SystemCatalog::SystemCatalog() = default;
SystemCatalog::~SystemCatalog() = default;

std::vector<FontFile> SystemCatalog::find(const FontWish& wish) {
    if (!list_) list_ = std::make_unique<List>();
    std::vector<std::pair<float, const Entry*>> found;
    for (const auto& entry : list_->entries)
        if (covers(entry, wish.points)) found.emplace_back(unfitness(entry, wish), &entry);
    std::ranges::stable_sort(found, {}, [](const auto& pair) { return pair.first; });
    std::vector<FontFile> out;
    for (const auto& [score, entry] : found) {
        if (out.size() == 4) break;
        out.push_back({entry->file, entry->index});
    }
    return out;
}

std::string_view han_style(std::string_view language, std::string_view script) {
    const auto tongue = language_of(language);
    if (tongue == "ja" || script == "Hira" || script == "Kana") return "JP";
    if (tongue == "ko" || script == "Hang") return "KR";
    if (contains(language, "HK") || contains(language, "MO") || tongue == "yue") return "HK";
    if (contains(language, "Hant") || contains(language, "TW") || script == "Bopo") return "TC";
    return "SC";
}

}  // namespace accolade::text
