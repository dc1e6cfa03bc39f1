// What words are measured as is what they are set as: in every script each glyph's advance belongs to a cluster.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "paragraph.h"
#include "text/fonts.h"

using namespace accolade;
using namespace accolade::text;

namespace {

const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";

struct Sample {
    const char *script, *language, *words;
};

// "All people are born free and equal", or what comes near it, in our own words; where a script stacks, with its
// stacks.
const std::vector<Sample>& world() {
    static const std::vector<Sample> kWorld{
        {"Latn", "en", "All people are born free; nobody's worth is above another's. Café, naïve, affluent office."},
        {"Latn", "vi", "Mọi người sinh ra đều được tự do và bình đẳng về phẩm giá; những ước nguyện tốt lành."},
        {"Grek", "el", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."},
        {"Cyrl", "uk", "Усі люди народжуються вільними й рівними у своїй гідності та правах."},
        {"Armn", "hy", "Բոլոր մարդիկ ծնվում են ազատ ու հավասար իրենց արժանապատվությամբ։"},
        {"Geor", "ka", "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებით."},
        {"Hebr", "he", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. שָׁלוֹם לְכֻלָּם"},
        {"Arab", "ar", "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق، وَقَدْ وُهِبُوا عَقْلًا."},
        {"Arab", "fa",
         "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت با هم "
         "برابرند."},
        {"Deva", "hi", "सभी मनुष्य जन्म से स्वतन्त्र तथा मर्यादा में समान हैं; क्षत्रिय, राष्ट्र, उत्कृष्ट, ज्ञानार्थियों, द्वितीय, शृङ्खला।"},
        {"Deva", "ne", "सबै व्यक्तिहरू जन्मजात स्वतन्त्र हुन् ती सबैको समान अधिकार र महत्त्व छ। कर्त्तव्यनिष्ठ"},
        {"Beng", "bn", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা নিয়ে জন্মগ্রহণ করে; ক্ষুদ্র রাষ্ট্রের উজ্জ্বল স্বাস্থ্য।"},
        {"Guru", "pa", "ਸਾਰੇ ਮਨੁੱਖ ਜਨਮ ਤੋਂ ਆਜ਼ਾਦ ਹਨ ਅਤੇ ਸ੍ਵੈਮਾਣ ਵਿੱਚ ਬਰਾਬਰ ਹਨ।"},
        {"Gujr", "gu", "બધા માનવો જન્મથી સ્વતંત્ર છે અને પ્રતિષ્ઠામાં સમાન છે; શ્રેષ્ઠ રાષ્ટ્ર, ક્ષમા, જ્ઞાન."},
        {"Orya", "or", "ସମସ୍ତ ମନୁଷ୍ୟ ଜନ୍ମରୁ ସ୍ୱାଧୀନ ଏବଂ ମର୍ଯ୍ୟାଦାରେ ସମାନ; ଶ୍ରେଷ୍ଠ ରାଷ୍ଟ୍ର।"},
        {"Taml", "ta", "எல்லா மனிதரும் சுதந்திரமாகவே பிறக்கின்றனர்; மதிப்பில் சமமானவர்கள். ஸ்ரீ க்ஷேமம்"},
        {"Telu", "te", "మనుషులందరూ స్వేచ్ఛగా పుడతారు; గౌరవంలో సమానులు. రాష్ట్రం, క్షేత్రం, విజ్ఞానం, స్వాతంత్ర్యం"},
        {"Knda", "kn", "ಎಲ್ಲ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿ ಹುಟ್ಟುತ್ತಾರೆ; ಘನತೆಯಲ್ಲಿ ಸಮಾನರು. ರಾಷ್ಟ್ರ, ಕ್ಷೇತ್ರ, ವಿಜ್ಞಾನ, ಸ್ವಾತಂತ್ರ್ಯ"},
        {"Mlym", "ml", "എല്ലാ മനുഷ്യരും സ്വതന്ത്രരായി ജനിക്കുന്നു; അന്തസ്സിൽ തുല്യർ. രാഷ്ട്രം, ക്ഷേമം, സ്വാതന്ത്ര്യം"},
        // clang-format off
        {"Sinh", "si", "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත; ගෞරවයෙන් සමාන වෙති. ශ්‍රී ක්‍ෂේත්‍ර"},
        // clang-format on
        {"Thai", "th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์ น้ำใจ ที่นี่"},
        {"Laoo", "lo", "ມະນຸດທຸກຄົນເກີດມາມີອິດສະຫຼະ ແລະ ສະເໝີພາບກັນ ນໍ້າໃຈ"},
        {"Tibt", "bo", "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ། སྒྲུབ་བརྒྱུད།"},
        {"Mymr", "my", "လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသူများဖြစ်သည်။ ကျွန်ုပ် ဩဇာ္ဂိုင်း"},
        {"Khmr", "km", "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងសមភាពក្នុងសេចក្ដីថ្លៃថ្នូរ ស្ត្រី សង្គ្រាម"},
        {"Ethi", "am", "የሰው ልጅ ሁሉ ሲወለድ ነጻና በክብርም እኩልነት ያለው ነው።"},
        {"Cher", "chr", "ᏂᎦᏓ ᎠᏂᏴᏫ ᏂᎨᎫᏓᎸᎾ ᎠᎴ ᎤᏂᏠᏱ ᎤᎾᏕᎿ"},
        {"Cans", "iu", "ᐃᓄᓕᒫᑦ ᐊᓂᖅᑎᕆᔪᑦ ᐃᓅᓂᖅᑯᑎᓐᓇᓱᒃᖢᑎᒃ ᐊᒻᒪᓗ ᐊᔾᔨᐅᖃᑎᒌᒃᖢᑎᒃ"},
        {"Mong", "mn-Mong", "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ"},
        {"Hang", "ko", "모든 인간은 태어날 때부터 자유로우며 존엄과 권리에 있어 동등하다. 한글"},
        {"Jpan", "ja", "すべての人間は、生まれながらにして自由であり、尊厳と権利とについて平等である。パーティー"},
        {"Hans", "zh-Hans", "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。"},
        {"Java", "jv-Java", "ꦱꦧꦼꦤ꧀ꦮꦺꦴꦁꦏꦭꦲꦶꦫꦏꦺꦏꦤ꧀ꦛꦶꦩꦂꦢꦶꦏꦭꦤ꧀ꦢꦂꦧꦺꦩꦂꦠꦧꦠ꧀"},
        {"Bali", "ban-Bali", "ᬲᬫᬶᬫᬦᬸᬲᬦᬾᬳᭂᬫ᭄ᬩᬲ᭄ᬫᬳᬃᬤᬶᬓᬮᬦ᭄ᬧᬢᭂᬄ"},
        {"Nkoo", "nqo", "ߛߓߍߟߌ ߡߊ߲߬ߘߋ߲ ߠߎ߬ ߓߍ߯ ߡߏߦߌ߫ ߤߐ߬ߙߐ߲߬ߦߊ ߘߐ߫"},
        {"Tfng", "zgh", "ⵉⵎⴷⴰⵏⴻⵏ ⴰⴽⴽ ⵜⵜⵍⴰⵍⴻⵏ ⴷ ⵉⵍⴻⵍⵍⵉⵢⴻⵏ ⵎⵙⴰⵡⴰⵏ"},
        {"Syrc", "syr", "ܟܠ ܒܪܢܫܐ ܒܪܝܠܗ ܚܐܪܐ ܘܒܪܒܪ ܓܘ ܐܝܩܪܐ"},
    };
    return kWorld;
}

}  // namespace

TEST_CASE("in every script the advances of a paragraph are those of its glyphs, and of its line") {
    Faces faces;
    Fallback fallback(faces, folder, SystemFonts::use);
    const auto opened = Fonts::open(folder, SystemFonts::use);
    REQUIRE(opened);
    std::set<std::string> scripts, absent;
    for (const auto& sample : world()) {
        for (const float tracking : {0.0F, 0.05F}) {
            CAPTURE(sample.language);
            Style style;
            style.faces = {folder + "Inter-Bold.otf"};
            style.sizes = {100};
            style.tracking = tracking;
            const auto p = analyse({{sample.words, 0}}, style, sample.language, faces, fallback);
            if (!p.missing.empty()) {
                absent.insert(sample.script);
                continue;
            }
            scripts.insert(sample.script);
            double set = 0, tracked = 0;
            for (const auto& run : p.runs)
                for (const auto& glyph : run.glyphs) set += glyph.advance * p.clusters[run.begin].scale;
            for (const float one : p.measure.tracking) tracked += one;
            CHECK(p.measure.before.back() - tracked == doctest::Approx(set).epsilon(1e-4));
            for (std::size_t i = 0; i < p.clusters.size(); ++i) {
                CHECK(p.measure.before[i + 1] >= p.measure.before[i] - 1e-4F);
                const auto& c = p.clusters[i];
                // No letter is without room, but for what joins its neighbour.
                if (c.face >= 0 && !c.space && !c.silent) CHECK(p.measure.before[i + 1] > p.measure.before[i]);
            }
            // What is drawn is as wide as it was measured.
            if (tracking > 0) continue;
            const auto block = (*opened)->set({{sample.words, 0}}, style, {}, sample.language);
            REQUIRE(block.lines.size() == 1);
            CHECK(block.lines[0].width == doctest::Approx(p.measure.before.back() * 100).epsilon(1e-3));
            CHECK(block.ink.right() < block.width + 60);
        }
    }
    if (!absent.empty()) MESSAGE("skipped for want of a font: ", absent.size(), " scripts");
    CHECK(scripts.size() + absent.size() >= 30);
}

TEST_CASE("stacked letters keep clear of the line below, in every script that has them") {
    const auto opened = Fonts::open(folder, SystemFonts::use);
    REQUIRE(opened);
    for (const auto& sample : world()) {
        CAPTURE(sample.language);
        if (sample.script != std::string("Latn") && sample.script != std::string("Tibt") &&
            sample.script != std::string("Mymr") && sample.script != std::string("Khmr") &&
            sample.script != std::string("Deva") && sample.script != std::string("Thai"))
            continue;
        Style style;
        style.faces = {folder + "InterDisplay-Bold.otf"};
        style.sizes = {40};
        style.lines = 20;
        style.leading = 1.05F;
        if (sample.language == std::string("en")) continue;
        const auto block = (*opened)->set({{sample.words, 0}}, style, {500, 0}, sample.language);
        if (block.missing > 0 || block.lines.size() < 2) continue;
        const auto reach = [&](const TextLine& line, bool up) {
            float most = up ? 1e9F : -1e9F;
            for (const auto& g : line.glyphs) {
                const auto& picture = (*opened)->picture(g.face, g.index, g.size, 0);
                if (picture.height == 0) continue;
                const float top = std::floor(g.y) + static_cast<float>(picture.top);
                most = up ? std::min(most, top) : std::max(most, top + static_cast<float>(picture.height));
            }
            return most;
        };
        for (std::size_t i = 1; i < block.lines.size(); ++i)
            CHECK(reach(block.lines[i - 1], false) <= reach(block.lines[i], true) + 1);
    }
}

TEST_CASE("a script without spaces or a dictionary breaks between its syllables") {
    const std::u16string java = u"\uA9B1\uA9A5\uA9BC\uA9A4\uA9C0\uA9AE\uA9BA\uA9B4\uA981\uA98F";
    const auto breaks = line_breaks(java, "jv");
    CHECK(breaks[1] == Break::may);
    CHECK(breaks[3] == Break::may);
    CHECK(breaks[5] == Break::none);  // a letter and the one stacked below it
    const auto latin = line_breaks(u"abcdef", "en");
    CHECK(std::ranges::count(latin, Break::may) == 0);
}
