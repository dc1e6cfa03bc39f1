// The same lines by Pango, where it is installed: its glyphs must be ours, in the same order, as wide. Pango is looked
// up when the test runs, so that building the project does not need it; only the few members used are declared here.
#include <dlfcn.h>
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>

#include "text/fonts.h"

using namespace accolade;
using namespace accolade::text;

namespace {

struct GlyphInfo {
    std::uint32_t glyph;
    int width, x_offset, y_offset;
    unsigned int attributes;
};
struct GlyphString {
    int count;
    GlyphInfo* glyphs;
};
struct GlyphItem {
    void* item;
    GlyphString* glyphs;
};
struct List {
    void* data;
    List* next;
};
struct LayoutLine {
    void* layout;
    int start, length;
    List* runs;
};
struct Extents {
    int x, y, width, height;
};

constexpr int units = 1024;  // Pango's in a pixel

class Pango {
  public:
    Pango() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return;  // Pango keeps its fonts to the end and has a thread of its own, which would be held against us
#endif
        pango_ = dlopen("libpango-1.0.so.0", RTLD_NOW | RTLD_GLOBAL);
        pangoft2_ = dlopen("libpangoft2-1.0.so.0", RTLD_NOW | RTLD_GLOBAL);
        if (!there()) return;
        map_ = call<void*>(pangoft2_, "pango_ft2_font_map_new");
        call<void>(pangoft2_, "pango_ft2_font_map_set_resolution", map_, 72.0, 72.0);
        context_ = call<void*>(pango_, "pango_font_map_create_context", map_);
        call<void>(pango_, "pango_context_set_round_glyph_positions", context_, 0);
    }
    ~Pango() {
        if (!there()) return;
        call<void>(pango_, "g_object_unref", context_);
        call<void>(pango_, "g_object_unref", map_);
    }
    Pango(const Pango&) = delete;
    Pango& operator=(const Pango&) = delete;
    bool there() const { return pango_ != nullptr && pangoft2_ != nullptr; }

    struct TextLine {
        std::string words;
        std::vector<std::uint32_t> glyphs;
        float width;
    };
    std::vector<TextLine> lines(const std::string& words, const std::string& font, float size, float width,
                                const char* language) {
        void* layout = call<void*>(pango_, "pango_layout_new", context_);
        call<void>(pango_, "pango_context_set_language", context_,
                   call<void*>(pango_, "pango_language_from_string", language));
        void* description = call<void*>(pango_, "pango_font_description_from_string", font.c_str());
        call<void>(pango_, "pango_font_description_set_absolute_size", description, static_cast<double>(size) * units);
        call<void>(pango_, "pango_layout_set_font_description", layout, description);
        call<void>(pango_, "pango_layout_set_text", layout, words.c_str(), -1);
        if (width > 0) call<void>(pango_, "pango_layout_set_width", layout, static_cast<int>(width * units));
        std::vector<TextLine> out;
        for (int i = 0; i < call<int>(pango_, "pango_layout_get_line_count", layout); ++i) {
            const auto* line = call<LayoutLine*>(pango_, "pango_layout_get_line_readonly", layout, i);
            TextLine here{
                words.substr(static_cast<std::size_t>(line->start), static_cast<std::size_t>(line->length)), {}, 0};
            while (!here.words.empty() && here.words.back() == ' ') here.words.pop_back();
            for (const List* run = line->runs; run != nullptr; run = run->next) {
                const auto* glyphs = static_cast<const GlyphItem*>(run->data)->glyphs;
                for (int g = 0; g < glyphs->count; ++g)
                    if (glyphs->glyphs[g].glyph != 0x0FFFFFFFU) here.glyphs.push_back(glyphs->glyphs[g].glyph);
            }
            Extents ink{}, logical{};
            call<void>(pango_, "pango_layout_line_get_extents", line, &ink, &logical);
            here.width = static_cast<float>(logical.width) / units;
            out.push_back(std::move(here));
        }
        call<void>(pango_, "pango_font_description_free", description);
        call<void>(pango_, "g_object_unref", layout);
        return out;
    }

  private:
    template <class Result, class... Args>
    static Result call(void* library, const char* name, Args... args) {
        void* symbol = dlsym(library, name);
        REQUIRE_MESSAGE(symbol != nullptr, name);
        auto* function = reinterpret_cast<Result (*)(Args...)>(symbol);
        return function(args...);
    }
    void* pango_ = nullptr;
    void* pangoft2_ = nullptr;
    void* map_ = nullptr;
    void* context_ = nullptr;
};

struct Sample {
    const char* family;
    const char* language;
    const char* words;
};

constexpr Sample scripts[] = {
    {"Noto Sans", "en", "Aleksandra Kowalczyk kept the lights on"},
    {"Noto Sans", "ru", "Поздравляем Александру Ковалёву"},
    {"Noto Sans", "el", "Συγχαρητήρια Δημήτρη"},
    {"Noto Sans", "vi", "Chúc mừng Nguyễn Thị Hồng"},
    {"Noto Sans Arabic", "ar", "مرحبا بالعالم تهانينا للفريق"},
    {"Noto Sans Hebrew", "he", "ברכות לאברהם כהן"},
    {"Noto Sans Devanagari", "hi", "हिन्दी क्षि त्रि श्री बधाई"},
    {"Noto Sans Bengali", "bn", "অভিনন্দন রহমান"},
    {"Noto Sans Gurmukhi", "pa", "ਵਧਾਈਆਂ ਸਿੰਘ"},
    {"Noto Sans Gujarati", "gu", "અભિનંદન પટેલ"},
    {"Noto Sans Oriya", "or", "ଅଭିନନ୍ଦନ"},
    {"Noto Sans Tamil", "ta", "வாழ்த்துகள் தமிழ்"},
    {"Noto Sans Telugu", "te", "అభినందనలు తెలుగు"},
    {"Noto Sans Kannada", "kn", "ಅಭಿನಂದನೆಗಳು ಕನ್ನಡ"},
    {"Noto Sans Malayalam", "ml", "അഭിനന്ദനങ്ങൾ മലയാളം"},
    {"Noto Sans Sinhala", "si", "සුබ පැතුම් ශ්‍රී"},
    {"Noto Sans Thai", "th", "ขอแสดงความยินดี น้ำ"},
    {"Noto Sans Lao", "lo", "ຂໍສະແດງຄວາມຍິນດີ"},
    {"Noto Sans Khmer", "km", "សូមអបអរសាទរ"},
    {"Noto Sans Myanmar", "my", "ဂုဏ်ယူပါတယ်"},
    {"Noto Sans Georgian", "ka", "გილოცავთ ნინო"},
    {"Noto Sans Armenian", "hy", "Շնորհավորում ենք"},
    {"Noto Sans Ethiopic", "am", "እንኳን ደስ አለዎት"},
    {"Noto Sans CJK JP", "ja", "山田太郎さん、おめでとうございます"},
    {"Noto Sans CJK KR", "ko", "김민준님 축하합니다"},
    {"Noto Sans CJK SC", "zh-Hans", "祝贺王小明"},
    {"Noto Sans Syriac", "syr", "ܒܪܝܟ ܣܘܪܝܝܐ"},
    {"Noto Sans Thaana", "dv", "މަރުޙަބާ"},
    {"Noto Sans Cherokee", "chr", "ᎣᏏᏲ ᏣᎳᎩ"},
};

std::string squeezed(std::string text) {
    std::erase(text, ' ');
    return text;
}

}  // namespace

TEST_CASE("Pango sets the same glyphs in the same order, as wide") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    Pango pango;
    if (!pango.there()) {
        MESSAGE("skipped: Pango is not installed, or the sanitizer is on");
        return;
    }
    auto opened = Fonts::open(folder, SystemFonts::use);
    REQUIRE(opened);
    auto& fonts = **opened;
    int compared = 0;
    for (const auto& sample : scripts) {
        Style style;
        style.sizes = {100};
        // In the script's own face alone, so that nothing is scaled to match another.
        style.faces = {folder + "Inter-Regular.otf"};
        const auto found = fonts.set({{sample.words, 0}}, style, {}, sample.language);
        const std::string name(sample.family);
        std::string file;
        for (const auto& glyph : found.lines.at(0).glyphs)
            if (const auto& used = fonts.file(glyph.face); used.find("Noto") != std::string::npos) file = used;
        const bool shared = name == "Noto Sans";
        const bool chinese = name.find("CJK") != std::string_view::npos;
        if (shared) file = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
        if (!chinese && file.find(squeezed(name) + "-Regular") == std::string::npos) {
            MESSAGE("not compared: " << name << " is not installed");
            continue;
        }
        if (!std::filesystem::exists(file)) continue;
        TextBlock ours;
        if (chinese) {  // the collection's face is chosen by language, not by file
            ours = found;
        } else {
            style.faces = {file};
            ours = fonts.set({{sample.words, 0}}, style, {}, sample.language);
        }
        const auto theirs = pango.lines(sample.words, name, 100, 0, sample.language);
        REQUIRE(theirs.size() == 1);
        std::vector<std::uint32_t> glyphs, blanks_left_out;
        for (const auto& glyph : ours.lines.at(0).glyphs) glyphs.push_back(glyph.index);
        // Ours leave blanks out: what is left of theirs must be the same.
        std::size_t at = 0;
        for (const auto glyph : theirs[0].glyphs)
            if (at < glyphs.size() && glyph == glyphs[at])
                ++at;
            else
                blanks_left_out.push_back(glyph);
        CHECK_MESSAGE(at == glyphs.size(), name);
        const auto blanks = static_cast<std::size_t>(
            std::count(sample.words, sample.words + std::string_view(sample.words).size(), ' '));
        CHECK_MESSAGE(blanks_left_out.size() <= blanks + 1, name);
        CHECK_MESSAGE(ours.lines[0].width / (chinese ? 0.94F : 1.0F) == doctest::Approx(theirs[0].width).epsilon(0.01),
                      name);
        ++compared;
    }
    MESSAGE("compared " << compared << " samples with Pango's");
}

TEST_CASE("Pango breaks full lines where we do") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    const std::string file = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
    Pango pango;
    if (!pango.there() || !std::filesystem::exists(file)) {
        MESSAGE("skipped: Pango or Noto Sans is not installed");
        return;
    }
    auto fonts = Fonts::open(folder, SystemFonts::use);
    REQUIRE(fonts);
    Style style;
    style.faces = {file};
    style.sizes = {40};
    style.lines = 20;
    style.breaking = Breaking::fill;
    const char* words =
        "When the Horns Reef export cable failed, the night crew rerouted power through a line that had never been "
        "used "
        "(nobody had asked them to); forty thousand homes slept on, and what is known of that night is what they wrote "
        "down.";
    for (const float width : {400.0F, 560.0F, 700.0F, 905.0F}) {
        std::vector<std::string> ours, theirs;
        const auto block = (*fonts)->set({{words, 0}}, style, {width, 0}, "en");
        for (const auto& line : block.lines) ours.push_back(line.words);
        for (const auto& line : pango.lines(words, "Noto Sans", 40, width, "en")) theirs.push_back(line.words);
        // The last two may differ: we leave no lonely word.
        REQUIRE(ours.size() == theirs.size());
        for (std::size_t i = 0; i + 2 < ours.size(); ++i) CHECK(ours[i] == theirs[i]);
    }
}
