#include "text/fonts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "support/temp_folder.h"
#include "support/variable.h"
#include "system_fonts.h"

using namespace accolade;
using namespace accolade::text;

namespace {

const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";

std::unique_ptr<Fonts> bundled() {
    auto fonts = Fonts::open(folder, SystemFonts::ignore);
    REQUIRE(fonts);
    return std::move(*fonts);
}

Style in(const std::string& file, float size, int lines = 1) {
    Style style;
    style.faces = {folder + file};
    style.sizes = {size};
    style.lines = lines;
    return style;
}

std::vector<std::string> lines_of(const TextBlock& block) {
    std::vector<std::string> out;
    for (const auto& line : block.lines) out.push_back(line.words);
    return out;
}

}  // namespace

TEST_CASE("an empty text, or one of spaces and joiners, is an empty block") {
    const auto fonts = bundled();
    CHECK(fonts->set({}, in("Inter-Regular.otf", 40), {}, "en") == TextBlock{});
    CHECK(fonts->set({{"", 0}}, in("Inter-Regular.otf", 40), {}, "en") == TextBlock{});
    CHECK(fonts->set({{"\u200D", 0}}, in("Inter-Regular.otf", 40), {}, "en").ink.empty());
    CHECK(fonts->set({{"   ", 0}}, in("Inter-Regular.otf", 40), {}, "en").ink.empty());
}

TEST_CASE("a block reaches from the cap top of its first line to the baseline of its last") {
    const auto fonts = bundled();
    const auto block = fonts->set({{"HEH\nHEH", 0}}, in("Manrope-Bold.ttf", 100, 2), {1000, 0}, "en");
    REQUIRE(block.lines.size() == 2);
    CHECK(block.lines[0].baseline == doctest::Approx(72).epsilon(0.01));
    CHECK(block.height == doctest::Approx(72 + 120).epsilon(0.01));
    CHECK(block.ink.y == doctest::Approx(0).epsilon(0.01));
    CHECK(block.ink.bottom() == doctest::Approx(block.height).epsilon(0.01));
}

TEST_CASE("stems, not side bearings, stand on the left edge") {
    const auto fonts = bundled();
    for (const auto* file :
         {"Manrope-Bold.ttf", "InterDisplay-SemiBold.otf", "NotoSerifDisplay-Medium.ttf", "Karla-Bold.otf"}) {
        const auto block = fonts->set({{"Here", 0}}, in(file, 120), {1000, 0}, "en");
        CHECK(block.ink.x == doctest::Approx(0));
    }
}

TEST_CASE("the largest size that fits is taken, and lines are even") {
    const auto fonts = bundled();
    auto style = in("Manrope-Bold.ttf", 100, 3);
    style.sizes = {100, 80, 60};
    const auto block =
        fonts->set({{"How the storm crew kept the lights on for 40,000 homes", 0}}, style, {1000, 0}, "en");
    CHECK(block.fits);
    CHECK(block.size == 100);
    REQUIRE(block.lines.size() == 3);
    for (const auto& line : block.lines) CHECK(line.width > 0.6F * block.width);
    style.lines = 2;
    CHECK(fonts->set({{"How the storm crew kept the lights on for 40,000 homes", 0}}, style, {1000, 0}, "en").size <
          100);
}

TEST_CASE("lines break as a typesetter would break them") {
    const auto fonts = bundled();
    const auto set = [&](const std::string& words, const std::string& file, float size, float width) {
        auto style = in(file, size, 4);
        style.tracking = -0.012F;
        return lines_of(fonts->set({{words, 0}}, style, {width, 0}, "en"));
    };
    using Lines = std::vector<std::string>;
    CHECK(set("Twelve turbines, back on the grid before the storm", "NotoSerifDisplay-Medium.ttf", 106, 880) ==
          Lines{"Twelve turbines,", "back on the grid", "before the storm"});
    CHECK(set("How the storm crew kept the lights on for 40,000 homes", "NotoSerifDisplay-Medium.ttf", 101.5F, 1000) ==
          Lines{"How the storm crew", "kept the lights on", "for 40,000 homes"});
    CHECK(set("“We stopped asking whether the lights would stay on.”", "NotoSerifDisplay-Medium.ttf", 134, 1250) ==
          Lines{"“We stopped asking", "whether the lights", "would stay on.”"});
    CHECK(set("See the new control room first", "InterDisplay-ExtraBold.otf", 112, 1000) ==
          Lines{"See the new", "control room first"});
}

TEST_CASE("a text too long for its smallest size says so, keeps all its words and never ends in an ellipsis") {
    const auto fonts = bundled();
    const auto block =
        fonts->set({{"one two three four five six seven eight", 0}}, in("Inter-Bold.otf", 80, 1), {400, 0}, "en");
    CHECK_FALSE(block.fits);
    CHECK_FALSE(block.cut);
    std::string all;
    for (const auto& line : block.lines) all += line.words + " ";
    CHECK(all == "one two three four five six seven eight ");
}

TEST_CASE("a lead may end in an ellipsis, after a whole word") {
    const auto fonts = bundled();
    auto style = in("Inter-Regular.otf", 40, 2);
    style.ellipsis = true;
    const auto block =
        fonts->set({{"Twelve line workers, three nights, and a repair that nobody thought could be done", 0}}, style,
                   {500, 0}, "en");
    CHECK(block.cut);
    CHECK(block.fits);
    CHECK(block.lines.size() == 2);
    CHECK(block.lines.back().words.ends_with("…"));
    CHECK(block.width <= 500);
}

TEST_CASE("a text of several sentences is cut at the end of one, where that leaves enough") {
    const auto fonts = bundled();
    auto style = in("Inter-Regular.otf", 40, 2);
    style.ellipsis = true;
    const auto last_words = [&](const char* words) {
        return fonts->set({{words, 0}}, style, {500, 0}, "en").lines.back().words;
    };
    CHECK(last_words("Twelve line workers did it. Three nights, and a repair that nobody thought could be done.")
              .ends_with("did it."));
    CHECK(last_words("Done. Twelve line workers, three nights, and a repair that nobody thought could be done.")
              .ends_with("…"));
    CHECK(last_words("It was Dr. Solheim and her crew who came at three in the morning with the first boat of all.")
              .ends_with("…"));
}

TEST_CASE("a word wider than its box takes the next size before it is broken") {
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 100, 2);
    style.sizes = {100, 60};
    const auto whole = fonts->set({{"Donaudampfschifffahrt", 0}}, style, {700, 0}, "de");
    CHECK(whole.size == 60);
    CHECK(whole.lines.size() == 1);
    CHECK(whole.fits);
    const auto broken = fonts->set({{"Donaudampfschifffahrt", 0}}, style, {400, 0}, "de");
    CHECK(broken.lines.size() > 1);
    CHECK_FALSE(broken.fits);
    CHECK(broken.width <= 400);
}

TEST_CASE("tracking stands between letters, not after the last") {
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 100);
    const float plain = fonts->set({{"HHHH", 0}}, style, {}, "en").width;
    style.tracking = 0.1F;
    CHECK(fonts->set({{"HHHH", 0}}, style, {}, "en").width == doctest::Approx(plain + 30));
}

TEST_CASE("capitals follow the language") {
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 40);
    style.capitals = true;
    CHECK(lines_of(fonts->set({{"istanbul", 0}}, style, {}, "tr")) == std::vector<std::string>{"İSTANBUL"});
    CHECK(lines_of(fonts->set({{"istanbul", 0}}, style, {}, "en")) == std::vector<std::string>{"ISTANBUL"});
    CHECK(lines_of(fonts->set({{"Straße", 0}}, style, {}, "de")) == std::vector<std::string>{"STRASSE"});
}

TEST_CASE("an opening quotation mark hangs outside the edge") {
    const auto fonts = bundled();
    auto style = in("Manrope-SemiBold.ttf", 100, 2);
    style.hang = true;
    const auto block = fonts->set({{"“HE\nHE”", 0}}, style, {600, 0}, "en");
    REQUIRE(block.lines.size() == 2);
    CHECK(block.ink.x < -10);
    CHECK(block.lines[0].glyphs[1].x == doctest::Approx(block.lines[1].glyphs[0].x));
}

TEST_CASE("on the right a full stop hangs by half its width") {
    const auto fonts = bundled();
    auto style = in("Manrope-SemiBold.ttf", 100);
    style.align = Align::right;
    CHECK(fonts->set({{"Done.", 0}}, style, {600, 0}, "en").ink.right() <= 600);
    style.hang = true;
    CHECK(fonts->set({{"Done.", 0}}, style, {600, 0}, "en").ink.right() > 602);
}

TEST_CASE("lines stand in the middle or at the end when asked to") {
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 40);
    style.align = Align::center;
    const auto middle = fonts->set({{"HOH", 0}}, style, {600, 0}, "en");
    CHECK(middle.ink.center().x == doctest::Approx(300).epsilon(0.005));
    style.align = Align::end;
    CHECK(fonts->set({{"HOH", 0}}, style, {600, 0}, "en").ink.right() == doctest::Approx(600));
}

TEST_CASE("the same words in the same style are the same block, in any order of asking") {
    const auto one = bundled(), other = bundled();
    const auto style = in("Karla-Medium.otf", 40, 3);
    const Text words{{"Ten years, ", 0}, {"Анна", 1}, {" 🎉", 0}};
    const auto first = one->set(words, style, {200, 0}, "en");
    one->set({{"something else", 0}}, in("Inter-Bold.otf", 90), {}, "en");
    CHECK(one->set(words, style, {200, 0}, "en") == first);
    CHECK(other->set(words, style, {200, 0}, "en").lines.size() == first.lines.size());
}

TEST_CASE("accents stand clear of their letters, also where the font draws them into each other") {
    const auto fonts = bundled();
    for (const auto* file : {"InterDisplay-Medium.otf", "InterDisplay-ExtraBold.otf", "Manrope-Bold.ttf"}) {
        const float letter = fonts->set({{"n", 0}}, in(file, 1000), {}, "es").ink.h;
        CHECK(fonts->set({{"ñ", 0}}, in(file, 1000), {}, "es").ink.h > letter + 150);
        CHECK(fonts->set({{"Muñoz", 0}}, in(file, 1000), {}, "es").width ==
              doctest::Approx(fonts->set({{"Munoz", 0}}, in(file, 1000), {}, "es").width).epsilon(0.02));
        CHECK(fonts->set({{"Muñoz", 0}}, in(file, 1000), {}, "es").lines[0].words == "Muñoz");
    }
}

TEST_CASE("a name is set in one face: Karla has no Cyrillic, so its Latin neighbour changes too") {
    const auto fonts = bundled();
    const auto block = fonts->set({{"Анна Olsen", 0}}, in("Karla-Bold.otf", 40), {}, "ru");
    REQUIRE(block.lines.size() == 1);
    for (const auto& glyph : block.lines[0].glyphs) CHECK(glyph.face == block.lines[0].glyphs[0].face);
    CHECK(block.missing == 0);
}

TEST_CASE("a character no font has is left out and counted by script, never a box") {
    const auto fonts = bundled();
    const auto block = fonts->set({{"A अ B \U0001F600", 0}}, in("Inter-Bold.otf", 40), {}, "en");
    CHECK(block.missing == 2);
    CHECK(fonts->missing().at("Deva") == 1);
    for (const auto& line : block.lines)
        for (const auto& glyph : line.glyphs) CHECK(glyph.index != 0);
}

TEST_CASE("a font that is not there or broken is passed over") {
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 40);
    style.faces = {folder + "Missing.ttf", folder + "README.md", folder + "Manrope-Bold.ttf"};
    CHECK(fonts->set({{"Anna", 0}}, style, {}, "en").lines.size() == 1);
    CHECK_FALSE(fonts->try_file(folder + "README.md"));
    CHECK(fonts->try_file(folder + "Karla-Bold.otf"));
}

TEST_CASE("where no font is, a built-in face has the words") {
    // Neither the program's own folder nor, for fontconfig, any other.
    const TempFolder home;
    const auto none = home.write(
        "fonts.conf", "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig></fontconfig>");
    const Variable chosen("FONTCONFIG_FILE", none.c_str());
    for (const auto system : {SystemFonts::ignore, SystemFonts::use}) {
        const auto fonts = Fonts::open(folder + "nowhere", system);
        REQUIRE(fonts);
        auto style = in("Missing.otf", 40);
        const auto block = (*fonts)->set({{"Håkon Ødegård, Сергей, Ελένη 2024", 0}}, style, {}, "nb");
        CHECK(block.missing == 0);
        REQUIRE(block.lines.size() == 1);
        CHECK(block.lines[0].glyphs.size() > 25);
        CHECK(block.ink.w > 300);
        CHECK((*fonts)->file(block.lines[0].glyphs.front().face) == "the built-in face");
        CHECK((*fonts)->set({{"नमस्ते", 0}}, style, {}, "hi").missing > 0);  // left out, never a box
    }
}

TEST_CASE("figures have equal cells when tabular, whatever the font's own tabular figures are") {
    const auto fonts = bundled();
    for (const auto* file : {"InterDisplay-Medium.otf", "LeagueSpartan-ExtraBold.otf", "NotoSerifDisplay-Medium.ttf"}) {
        auto style = in(file, 100);
        style.figures = Figures::tabular;
        float widest = 0;
        for (char digit = '0'; digit <= '9'; ++digit)
            widest = std::max(widest, fonts->set({{std::string(4, digit), 0}}, in(file, 100), {}, "en").width);
        CHECK(fonts->set({{"1111", 0}}, style, {}, "en").width == doctest::Approx(widest));
        CHECK(fonts->set({{"8,047", 0}}, style, {}, "en").width ==
              doctest::Approx(fonts->set({{"1,111", 0}}, style, {}, "en").width));
    }
    auto style = in("InterDisplay-Medium.otf", 100);
    CHECK(fonts->set({{"1111", 0}}, style, {}, "en").width < 0.8F * fonts->set({{"8888", 0}}, style, {}, "en").width);
    style.figures = Figures::tabular;
    CHECK(fonts->set({{"1", 0}}, style, {}, "en").width == doctest::Approx(60.8).epsilon(0.02));
}

TEST_CASE("a glyph's picture holds its ink, at quarter pixels") {
    const auto fonts = bundled();
    const auto block = fonts->set({{"H", 0}}, in("Inter-Bold.otf", 40), {}, "en");
    const auto glyph = block.lines[0].glyphs[0];
    const auto at0 = fonts->picture(glyph.face, glyph.index, glyph.size, 0);
    const auto at2 = fonts->picture(glyph.face, glyph.index, glyph.size, 2);
    CHECK(at0.height == 30);
    CHECK(at0.top <= -29);
    CHECK(at0.coverage.size() == static_cast<std::size_t>(at0.width * at0.height));
    CHECK(at0.coverage != at2.coverage);
}

TEST_CASE("ten thousand letters or marks are laid out without complaint") {
    const auto fonts = bundled();
    std::string marks = "a";
    for (int i = 0; i < 10'000; ++i) marks += "\u0301";
    CHECK(fonts->set({{marks, 0}}, in("Inter-Bold.otf", 40), {500, 0}, "en").lines.size() == 1);
    const auto letters = fonts->set({{std::string(200'000, 'a'), 0}}, in("Inter-Bold.otf", 40), {500, 0}, "en");
    CHECK(letters.width <= 500);
    CHECK_FALSE(letters.fits);
}

TEST_CASE("a word that has to be cut gets a hyphen, where a syllable is likely to begin") {
    const auto fonts = bundled();
    const auto set = [&](const std::string& words, float width) {
        return lines_of(fonts->set({{words}}, in("Inter-Bold.otf", 40, 6), {width, 0}, "de"));
    };
    const auto lines = set("Hochspannungsgleichstromleitung", 400);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "Hochspannungs\u2010");
    CHECK(lines[1] == "gleichstromleitung");
    for (const auto& line : set("https://example.org/9781234567890", 200)) CHECK_FALSE(line.ends_with("\u2010"));
}

TEST_CASE(
    "a long word is divided by its language's dictionary before it is cut, and only where no size has room for it") {
    if (!std::filesystem::exists("/usr/share/hyphen/hyph_de_DE.dic")) {
        MESSAGE("skipped: hyphen-de is not installed");
        return;
    }
    const auto fonts = bundled();
    auto style = in("Inter-Bold.otf", 40, 3);
    style.sizes = {60, 50, 40};
    const auto set = [&](const std::string& words, float width) {
        return fonts->set({{words}}, style, {width, 0}, "de");
    };
    const auto small = set("Krankenhausverwaltung", 500);
    CHECK(small.size == 40);  // whole, while a size has room for it
    CHECK(small.lines.size() == 1);
    const auto divided = set("Krankenhausverwaltung", 430);
    CHECK(divided.fits);
    CHECK(divided.size == 60);
    CHECK(lines_of(divided) == std::vector<std::string>{"Krankenhaus\u2010", "verwaltung"});
    CHECK_FALSE(fonts->set({{"Krankenhausverwaltung"}}, style, {430, 0}, "tlh").fits);  // a language without one
}

TEST_CASE("a full line ends before a number that its noun would not follow, where that costs no line") {
    const auto fonts = bundled();
    const auto lines = [&](const std::string& words, float width) {
        return lines_of(fonts->set({{words}}, in("Inter-Bold.otf", 40, 6), {width, 0}, "en"));
    };
    for (float width = 300; width < 900; width += 7) {
        const auto free = lines("We would like to thank all 35 people of the night", width);
        const auto bound = lines("We would like to thank all 35\u00A0people of the night", width);
        const bool torn = std::ranges::any_of(free, [](const auto& line) { return line.ends_with("35"); });
        CHECK_MESSAGE(torn == (bound.size() > free.size()), width);
    }
}

TEST_CASE("a text in parts is cut with its parts: what goes on still goes on") {
    const auto fonts = bundled();
    auto style = in("Inter-Regular.otf", 40);
    style.ellipsis = true;
    const Text words{
        {"1"}, {",", 1, Bond::goes_on}, {"318", 0, Bond::goes_on}, {" homes and many more", 0, Bond::frame}};
    const auto block = fonts->set(words, style, {300, 0}, "en");
    CHECK(block.cut);
    CHECK(block.lines.at(0).words == "1,318 homes…");
}

TEST_CASE("a block says how much more room its script needs above and below than its style gives") {
    const auto fonts = bundled();
    CHECK(fonts->set({{"Well done"}}, in("Inter-Bold.otf", 40), {}, "en").margin == 0);
    const auto block = fonts->set({{"Done"}}, in("Inter-Bold.otf", 40), {500, 0}, "en");
    CHECK(block.room == 500);
    CHECK(fonts->set({{"Done"}}, in("Inter-Bold.otf", 40), {}, "en").room == block.width);
}

TEST_CASE("one long word does not make a title tiny: it is cut") {
    const auto fonts = bundled();
    auto style = in("InterDisplay-Bold.otf", 100, 2);
    style.sizes = {100, 90, 80, 70, 60, 50, 40, 30, 20};
    const auto block = fonts->set({{"Abcdefghijklmnopqrstuvwxyz", 0}}, style, {400, 0}, "en");
    CHECK(block.fits);
    CHECK(block.size >= 40);
    CHECK(block.lines.size() == 2);
    std::string all;
    for (const auto& line : block.lines) {
        CHECK(line.width <= 401);
        all += line.words;
    }
    std::erase_if(all, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });  // a hyphen of ours
    CHECK(all == "Abcdefghijklmnopqrstuvwxyz");
    // A word that is a little too wide is set smaller, and stays whole.
    const auto whole = fonts->set({{"Extraordinary", 0}}, style, {600, 0}, "en");
    CHECK(whole.lines.size() == 1);
    CHECK(whole.size >= 60);
}

TEST_CASE("a lead of several paragraphs is cut where there is no more room, not before") {
    const auto fonts = bundled();
    auto style = in("Inter-Regular.otf", 20, 3);
    style.ellipsis = true;
    style.breaking = Breaking::fill;
    const auto block = fonts->set({{"Alpha beta\nGamma\nDelta\nEpsilon", 0}}, style, {400, 0}, "en");
    REQUIRE(block.lines.size() == 3);
    CHECK(block.lines[0].words == "Alpha beta");
    CHECK(block.lines[1].words == "Gamma");
    CHECK(block.lines[2].words == "Delta");  // where a paragraph ends, no ellipsis is needed
}

TEST_CASE("what a font claims to weigh is believed where its name agrees") {
    CHECK(plausible_weight(80, "Bold") == 700);
    CHECK(plausible_weight(700, "Bold") == 700);
    CHECK(plausible_weight(750, "Bold") == 750);
    CHECK(plausible_weight(400, "SemiBold") == 600);
    CHECK(plausible_weight(250, "Light") == 250);
    CHECK(plausible_weight(400, "Regular") == 400);
    CHECK(plausible_weight(80, "Thin") == 100);
    CHECK(plausible_weight(950, "") == 950);
}
