// The scripts of the world. tests/golden/languages_test.cpp holds the page of docs/languages.md to its picture.
#include <doctest/doctest.h>

#include <string>

#include "support/languages.h"
#include "text/fonts.h"

using namespace accolade;
using namespace accolade::text;

TEST_CASE("forty languages are set with nothing missing") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    auto opened = Fonts::open(folder, SystemFonts::use);
    REQUIRE(opened);
    auto& fonts = **opened;
    if (fonts.set({{"祝ᐃ\U0001F389", 0}}, {}, {}, "").missing > 0) {
        MESSAGE("skipped: the system's Noto fonts are not installed");
        return;
    }
    Style words;
    words.faces = {folder + "InterDisplay-SemiBold.otf"};
    words.sizes = {32};
    words.tracking = -0.01F;
    for (const auto& sample : test::kLanguages) {
        const auto block = fonts.set({{sample.words, 0}}, words, {640, 0}, sample.language);
        CHECK_MESSAGE(block.missing == 0, std::string(sample.name));
        CHECK_MESSAGE(block.fits, std::string(sample.name));
        CHECK_MESSAGE(block.lines.size() == 1, std::string(sample.name));
    }
}
