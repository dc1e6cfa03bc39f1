// A page of congratulations in the scripts of the world. With ACCOLADE_PAGE=FILE.ppm it is written there, to be looked
// at; docs/languages.md shows it.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "text/fonts.h"

using namespace accolade;
using namespace accolade::text;

namespace {

struct Sample {
    const char* name;
    const char* language;
    const char* words;
};

constexpr Sample samples[] = {
    {"English", "en", "Well done, Zoë O’Brien – 40,000 homes"},
    {"Polish", "pl", "Gratulacje, Łukasz Brzęczyszczykiewicz"},
    {"Vietnamese", "vi", "Chúc mừng Nguyễn Thị Hồng Ánh"},
    {"Turkish", "tr", "Tebrikler, İpek Işık Yıldırım"},
    {"Greek", "el", "Συγχαρητήρια, Δημήτρη Ξανθόπουλε"},
    {"Russian", "ru", "Поздравляем, Александра Ковалёва"},
    {"Serbian", "sr", "Честитамо, Ђорђе Љубичић"},
    {"Armenian", "hy", "Շնորհավոր, Անահիտ Հակոբյան"},
    {"Georgian", "ka", "გილოცავთ, ნინო ქავთარაძე"},
    {"Hebrew", "he", "כל הכבוד, נועה בן־דוד (2024)"},
    {"Arabic", "ar", "مبارك يا لَيلى عبد الله – 2024 (Nova)"},
    {"Persian", "fa", "تبریک به نرگس پژوهشگر"},
    {"Urdu", "ur", "مبارک ہو، عائشہ صدیقی"},
    {"Syriac", "syr", "ܒܪܝܟܐ ܡܪܝܡ"},
    {"Dhivehi", "dv", "މަރުޙަބާ އާމިނަތު"},
    {"Amharic", "am", "እንኳን ደስ አለሽ፣ ሰላማዊት"},
    {"Tifinagh", "zgh", "ⵜⴰⵏⵎⵎⵉⵔⵜ ⵜⵉⵍⵍⵉ"},
    {"N’Ko", "nqo", "ߌ ߣߌ ߓߊ߯ߙߊ"},
    {"Hindi", "hi", "बधाई हो, प्रियंका श्रीवास्तव"},
    {"Bengali", "bn", "অভিনন্দন, অনন্যা চট্টোপাধ্যায়"},
    {"Punjabi", "pa", "ਵਧਾਈਆਂ, ਹਰਪ੍ਰੀਤ ਸਿੰਘ"},
    {"Gujarati", "gu", "અભિનંદન, કૃપા પટેલ"},
    {"Odia", "or", "ଅଭିନନ୍ଦନ, ସୁଚିତ୍ରା ମହାପାତ୍ର"},
    {"Tamil", "ta", "வாழ்த்துகள், ஸ்ரீதேவி"},
    {"Telugu", "te", "అభినందనలు, లక్ష్మీ ప్రసన్న"},
    {"Kannada", "kn", "ಅಭಿನಂದನೆಗಳು, ಚೈತ್ರಾ"},
    {"Malayalam", "ml", "അഭിനന്ദനങ്ങൾ, ശ്രീലക്ഷ്മി"},
    {"Sinhala", "si", "සුබ පැතුම්, ශ්‍රීමාලි"},
    {"Thai", "th", "ขอแสดงความยินดี คุณน้ำผึ้ง"},
    {"Lao", "lo", "ຂໍສະແດງຄວາມຍິນດີ ຄຳແພງ"},
    {"Khmer", "km", "សូមអបអរសាទរ សុភ័ក្ត្រ"},
    {"Burmese", "my", "ဂုဏ်ယူပါတယ် မြင့်မြင့်"},
    {"Tibetan", "bo", "བཀྲ་ཤིས་བདེ་ལེགས།"},
    {"Japanese", "ja", "山田太郎さん、直樹さん、おめでとう"},
    {"Korean", "ko", "김민준 님, 축하합니다"},
    {"Chinese, simplified", "zh-Hans", "祝贺直接负责的王小骨"},
    {"Chinese, traditional", "zh-Hant", "祝賀直接負責的王小骨"},
    {"Cherokee", "chr", "ᎣᏏᏲ ᏣᎳᎩ"},
    {"Inuktitut", "iu", "ᐊᓪᓚᕆᒃᐳᖅ ᐃᓄᒃᑎᑐᑦ"},
    {"Emoji", "en", "🎉 👩🏽‍🔧 👨‍👩‍👧‍👦 🇳🇴 1️⃣ ❤️ 100 %"},
};

constexpr int page_width = 1920, page_height = 1080;

struct Page {
    std::vector<unsigned char> pixels = std::vector<unsigned char>(std::size_t{page_width} * page_height * 3, 255);

    void blend(int x, int y, const int (&color)[3], int alpha) {
        if (x < 0 || y < 0 || x >= page_width || y >= page_height) return;
        auto* at = &pixels[(static_cast<std::size_t>(y) * page_width + static_cast<std::size_t>(x)) * 3];
        for (int c = 0; c < 3; ++c) at[c] = static_cast<unsigned char>(color[c] + at[c] * (255 - alpha) / 255);
    }
    void draw(Fonts& fonts, const Block& block, float left, float top, int gray) {
        for (const auto& line : block.lines)
            for (const auto& g : line.glyphs) {
                const float x = std::round((left + g.x) * 4) / 4;
                const int px = static_cast<int>(std::floor(x)), quarter = static_cast<int>((x - std::floor(x)) * 4);
                const int py = static_cast<int>(std::lround(top + g.y));
                const auto& p = fonts.picture(g.face, g.index, g.size, quarter);
                for (int row = 0; row < p.height; ++row)
                    for (int column = 0; column < p.width; ++column) {
                        const auto i = static_cast<std::size_t>(row * p.width + column);
                        const int alpha = p.color.empty() ? p.coverage[i] : static_cast<int>(p.color[i] >> 24U);
                        int color[3] = {gray * alpha / 255, gray * alpha / 255, gray * alpha / 255};
                        for (unsigned int c = 0; c < 3 && !p.color.empty(); ++c)
                            color[c] = static_cast<int>(p.color[i] >> (16 - 8 * c) & 255U);
                        blend(px + p.left + column, py + p.top + row, color, alpha);
                    }
            }
    }
};

}  // namespace

TEST_CASE("forty languages are set with nothing missing") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    auto opened = Fonts::open(folder, SystemFonts::use);
    REQUIRE(opened);
    auto& fonts = **opened;
    if (fonts.set({{"祝ᐃ\U0001F389", 0}}, {}, {}, "").missing > 0) {
        MESSAGE("skipped: the system's Noto fonts are not installed");
        return;
    }
    Style words, label;
    words.faces = {folder + "InterDisplay-SemiBold.otf"};
    words.sizes = {32};
    words.tracking = -0.01F;
    label.faces = {folder + "Inter-Regular.otf"};
    label.sizes = {19};
    Page page;
    constexpr int rows = 20;
    int row = 0;
    for (const auto& sample : samples) {
        const auto block = fonts.set({{sample.words, 0}}, words, {640, 0}, sample.language);
        CHECK_MESSAGE(block.missing == 0, std::string(sample.name));
        CHECK_MESSAGE(block.fits, std::string(sample.name));
        CHECK_MESSAGE(block.lines.size() == 1, std::string(sample.name));
        const float x = row < rows ? 60.0F : 1010.0F, y = 44 + static_cast<float>(row % rows) * 51;
        page.draw(fonts, fonts.set({{sample.name, 0}}, label, {}, "en"), x, y + 9, 110);
        page.draw(fonts, block, x + 200, y, 20);
        ++row;
    }
    if (const char* file = std::getenv("ACCOLADE_PAGE"); file != nullptr) {
        std::ofstream out(file, std::ios::binary);
        out << "P6\n" << page_width << ' ' << page_height << "\n255\n";
        for (const auto byte : page.pixels) out.put(static_cast<char>(byte));
    }
}
