#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "text/fonts.h"
#include "text/unicode.h"

using namespace accolade;
using namespace accolade::text;

namespace {

const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
const std::string samples = std::string(ACCOLADE_TESTDATA);

// With the machine's fonts; these tests say nothing where they are not installed.
std::unique_ptr<Fonts> everything() {
    auto fonts = Fonts::open(folder, SystemFonts::use);
    REQUIRE(fonts);
    return std::move(*fonts);
}

Style plain(float size = 40, int lines = 1) {
    Style style;
    style.faces = {folder + "InterDisplay-SemiBold.otf"};
    style.sizes = {size};
    style.lines = lines;
    return style;
}

bool emoji_installed(Fonts& fonts) {
    return fonts.set({{"\U0001F600", 0}}, plain(), {}, "").missing == 0;
}
bool has(Fonts& fonts, const std::string& words) {
    return fonts.set({{words, 0}}, plain(), {}, "").missing == 0;
}

// Glyph clusters from the left, as the words they stand for.
std::vector<std::string> seen(const TextLine& line) {
    std::vector<std::string> out;
    std::set<std::uint32_t> starts;
    for (const auto& glyph : line.glyphs) starts.insert(glyph.cluster);
    for (const auto& glyph : line.glyphs) {
        const auto next = starts.upper_bound(glyph.cluster);
        const auto end = next == starts.end() ? line.words.size() : *next;
        auto word = line.words.substr(glyph.cluster, end - glyph.cluster);
        while (!word.empty() && word.back() == ' ') word.pop_back();
        if (out.empty() || out.back() != word) out.push_back(word);
    }
    return out;
}

void draw(Fonts& fonts, const TextBlock& block) {
    for (const auto& line : block.lines)
        for (const auto& glyph : line.glyphs) {
            CHECK(glyph.index != 0);
            CHECK(std::isfinite(glyph.x));
            const auto& picture = fonts.picture(glyph.face, glyph.index, glyph.size, 1);
            const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
            CHECK(picture.coverage.size() + picture.color.size() == pixels);
        }
}

}  // namespace

TEST_CASE("every emoji of Unicode 15.0 is one picture, neither a box nor its parts") {
    std::ifstream in(samples + "/unicode/emoji-test.txt");
    const auto fonts = everything();
    if (!in || !emoji_installed(*fonts)) {
        MESSAGE("skipped: no testdata, or no colour emoji font");
        return;
    }
    int count = 0;
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(';');
        if (line.starts_with("#") || colon == std::string::npos) continue;
        std::istringstream words(line.substr(0, colon));
        std::u16string points;
        for (std::string word; words >> word;) {
            const auto c = std::stoul(word, nullptr, 16);
            if (c >= 0x10000) {
                points += static_cast<char16_t>(0xD7C0 + (c >> 10U));
                points += static_cast<char16_t>(0xDC00 + (c & 0x3FFU));
            } else {
                points += static_cast<char16_t>(c);
            }
        }
        const auto block = fonts->set({{to_utf8(points), 0}}, plain(20), {}, "en");
        CHECK_MESSAGE(block.missing == 0, line);
        REQUIRE_MESSAGE(block.lines.size() == 1, line);
        CHECK_MESSAGE(block.lines[0].glyphs.size() == 1, line);
        draw(*fonts, block);
        ++count;
    }
    CHECK(count > 4'000);
}

TEST_CASE("naughty strings are set and drawn, and nothing is split or boxed") {
    std::ifstream in(samples + "/text/blns.json");
    if (!in) {
        MESSAGE("skipped: no testdata");
        return;
    }
    const auto fonts = everything();
    // One string a line, as JSON; what matters here is its bytes, so escapes may stay as they are.
    int count = 0;
    for (std::string line; std::getline(in, line); ++count)
        draw(*fonts, fonts->set({{line, 0}}, plain(30, 4), {600, 0}, "en"));
    CHECK(count > 400);
}

TEST_CASE("Arabic reads from the right, its digits and Latin from the left") {
    const auto fonts = everything();
    if (!has(*fonts, "مرحبا")) {
        MESSAGE("skipped: no Arabic font");
        return;
    }
    const auto block = fonts->set({{"فاز 2024 World", 0}}, plain(), {600, 0}, "ar");
    REQUIRE(block.lines.size() == 1);
    const auto& line = block.lines[0];
    CHECK(line.rtl);
    CHECK(line.left + line.width == doctest::Approx(600));
    std::string all;
    for (const auto& word : seen(line)) all += word;
    CHECK(all.find("World") < all.find("2024"));
    CHECK(all.find("2024") < all.find("ز"));
    CHECK(all.find("4202") == std::string::npos);
    CHECK(all.find("dlroW") == std::string::npos);
}

TEST_CASE("letters that join are not tracked apart") {
    const auto fonts = everything();
    if (!has(*fonts, "مرحبا")) {
        MESSAGE("skipped: no Arabic font");
        return;
    }
    auto style = plain();
    const float width = fonts->set({{"مرحبا", 0}}, style, {}, "ar").width;
    style.tracking = 0.2F;
    CHECK(fonts->set({{"مرحبا", 0}}, style, {}, "ar").width == doctest::Approx(width));
}

TEST_CASE("a foreign field does not reorder the words round it") {
    const auto fonts = everything();
    const auto block = fonts->set({{"Thanks ", 0}, {"שרה", 1}, {" 1,000 times", 0}}, plain(), {}, "en");
    if (block.missing > 0) {
        MESSAGE("skipped: no Hebrew font");
        return;
    }
    const auto words = seen(block.lines[0]);
    CHECK_FALSE(block.lines[0].rtl);
    CHECK(words.front() == "T");
    CHECK(words.back() == "s");
    CHECK(block.lines[0].words == "Thanks שרה 1,000 times");
    for (const auto& glyph : block.lines[0].glyphs)
        CHECK((glyph.tint == 1) == (glyph.cluster >= 7 && glyph.cluster < 13));
    // An override inside a field ends with it.
    const auto stray = fonts->set({{"A\u202E", 0}, {"BC", 0}}, plain(), {}, "en");
    CHECK(stray.lines[0].words == "ABC");
    CHECK(seen(stray.lines[0]) == std::vector<std::string>{"A", "B", "C"});
}

TEST_CASE("Chinese characters are drawn as the language draws them") {
    const auto fonts = everything();
    if (!has(*fonts, "直")) {
        MESSAGE("skipped: no CJK font");
        return;
    }
    std::set<std::pair<FaceId, std::uint32_t>> drawn;
    for (const auto* language : {"ja", "zh-Hans", "zh-Hant"}) {
        const auto block = fonts->set({{"直", 0}}, plain(), {}, language);
        drawn.insert({block.lines[0].glyphs[0].face, block.lines[0].glyphs[0].index});
    }
    CHECK(drawn.size() == 3);
}

TEST_CASE("a soft hyphen shows only where the line ends") {
    const auto fonts = everything();
    const auto block = fonts->set({{"Donaudampf\u00ADschifffahrt", 0}}, plain(40, 2), {300, 0}, "de");
    REQUIRE(block.lines.size() == 2);
    CHECK(block.lines[0].words == "Donaudampf\u2010");
    CHECK(block.lines[1].words == "schifffahrt");
    CHECK(fonts->set({{"Donaudampf\u00ADschifffahrt", 0}}, plain(40, 2), {900, 0}, "de").lines.at(0).words ==
          "Donaudampfschifffahrt");
}

TEST_CASE("an emoji is a little higher than the capitals beside it and stands on their middle") {
    const auto fonts = everything();
    if (!emoji_installed(*fonts)) {
        MESSAGE("skipped: no colour emoji font");
        return;
    }
    const auto block = fonts->set({{"H\U0001F389", 0}}, plain(100), {}, "en");
    const auto& glyph = block.lines[0].glyphs[1];
    const auto& picture = fonts->picture(glyph.face, glyph.index, glyph.size, 0);
    REQUIRE_FALSE(picture.color.empty());
    const float top = glyph.y + static_cast<float>(picture.top), bottom = top + static_cast<float>(picture.height);
    CHECK(bottom - top == doctest::Approx(1.25F * block.cap_height).epsilon(0.04));
    CHECK((top + bottom) / 2 == doctest::Approx(block.cap_height / 2).epsilon(0.06));
    for (const auto pixel : picture.color)
        for (int channel = 0; channel < 24; channel += 8) CHECK((pixel >> channel & 255U) <= pixel >> 24U);
}

TEST_CASE("what stands between two fields stands between them, also where it is read from the right") {
    const auto fonts = everything();
    const auto block = fonts->set({{"+1,318"}, {" ", 0, Bond::frame}, {"בתים"}}, plain(), {}, "he");
    if (block.missing > 0) {
        MESSAGE("skipped: no Hebrew font");
        return;
    }
    const auto& glyphs = block.lines.at(0).glyphs;
    // From the left: the Hebrew word, a gap, the number.
    const auto number = std::ranges::find_if(glyphs, [](const Glyph& g) { return g.cluster < 6; });
    REQUIRE(number != glyphs.begin());
    REQUIRE(number != glyphs.end());
    const float gap = number->x - std::prev(number)->x;
    CHECK(gap > 0.7F * plain().sizes[0]);
    CHECK(std::ranges::all_of(number, glyphs.end(), [](const Glyph& g) { return g.cluster < 6; }));
}

TEST_CASE("an Arabic title that begins with a Latin name still runs from the right") {
    const auto fonts = everything();
    const auto block = fonts->set({{"Nordhavn تفوز بجائزة"}}, plain(), {900, 0}, "ar");
    if (block.missing > 0) {
        MESSAGE("skipped: no Arabic font");
        return;
    }
    CHECK(block.lines.at(0).rtl);
    CHECK(seen(block.lines.at(0)).back() == "n");  // the name stands at the right
}

TEST_CASE("paragraphs of one text may run in two directions") {
    const auto fonts = everything();
    const auto block = fonts->set({{"Well done, all!\nכל הכבוד!"}}, plain(40, 2), {900, 0}, "en");
    if (block.missing > 0) {
        MESSAGE("skipped: no Hebrew font");
        return;
    }
    CHECK_FALSE(block.lines.at(0).rtl);
    CHECK(block.lines.at(1).rtl);
}

TEST_CASE("a design is tracked tighter, letters of other scripts are not") {
    const auto fonts = everything();
    for (const auto* words : {"東京電力", "٨٧١٬٢٠٤", "כל הכבוד"}) {
        auto style = plain();
        const float width = fonts->set({{words}}, style, {}, "").width;
        style.tracking = -0.04F;
        CHECK_MESSAGE(fonts->set({{words}}, style, {}, "").width == doctest::Approx(width), words);
    }
}

TEST_CASE("Urdu slopes: its lines stand farther apart, and it says that it needs room") {
    const auto fonts = everything();
    if (!has(*fonts, "مبارک")) {
        MESSAGE("skipped: no Arabic font");
        return;
    }
    const auto urdu = fonts->set({{"مبارک ہو\nمبارک ہو"}}, plain(40, 2), {900, 0}, "ur");
    const auto arabic = fonts->set({{"مبارك\nمبارك"}}, plain(40, 2), {900, 0}, "ar");
    CHECK(urdu.lines.at(1).baseline > arabic.lines.at(1).baseline);
    CHECK(urdu.margin > arabic.margin);
    CHECK(arabic.margin > 0);
}

TEST_CASE("no Chinese line ends inside a word or a clause where that can be helped, and no character stands alone") {
    const auto fonts = everything();
    if (!has(*fonts, "直")) {
        MESSAGE("skipped: no CJK font");
        return;
    }
    auto style = plain(100, 3);
    const auto title = fonts->set({{"暴风雨来临之前，十二台风机重新并网发电"}}, style, {820, 0}, "zh-Hans");
    CHECK(title.lines.at(0).words == "暴风雨来临之前，");
    style.breaking = Breaking::fill;
    style.sizes = {40};
    const auto lead =
        fonts->set({{"夜班团队把电力改道到一条从未使用过的线路上，没有一户人家停电。"}}, style, {560, 0}, "zh-Hans");
    CHECK(lead.lines.back().width > 150);
}

TEST_CASE("figures of every script have equal cells while they roll") {
    const auto fonts = everything();
    for (const auto& [ones, others, language] : {std::tuple{"١١١١", "٤٨٠٧", "ar"}, std::tuple{"۱۱۱۱", "۴۸۰۷", "fa"},
                                                 std::tuple{"१११", "४८०", "mr"}, std::tuple{"၁၁၁", "၄၈၀", "my"}}) {
        auto style = plain(100);
        style.figures = Figures::tabular;
        const auto block = fonts->set({{ones}}, style, {}, language);
        if (block.missing > 0) continue;
        CHECK_MESSAGE(block.width == doctest::Approx(fonts->set({{others}}, style, {}, language).width), language);
    }
}
