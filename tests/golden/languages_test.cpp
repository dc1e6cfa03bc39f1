// The page of docs/languages.md, held to its picture. The faces are those of Debian 12; elsewhere the page is still
// drawn, but not compared.
#include <doctest/doctest.h>

#include <string>

#include "golden/holding.h"
#include "golden/noto.h"
#include "raster/canvas.h"
#include "support/languages.h"
#include "text/fonts.h"

using namespace accolade;
using namespace accolade::test;

TEST_CASE("names in forty languages look as they did") {
    const std::string folder = std::string(ACCOLADE_SOURCE_DIR) + "/assets/fonts/";
    auto opened = text::Fonts::open(folder, text::SystemFonts::use);
    REQUIRE(opened);
    text::Fonts& fonts = **opened;
    if (!noto_of_debian_12(fonts)) {
        MESSAGE("skipped: the picture was made with the Noto fonts that ./test installs on Debian 12");
        return;
    }
    text::Style words, label;
    words.faces = {folder + "InterDisplay-SemiBold.otf"};
    words.sizes = {32};
    words.tracking = -0.01F;
    label.faces = {folder + "Inter-Regular.otf"};
    label.sizes = {19};
    Drawing page{{0, 0, 1920, 1080}, {Fill{rectangle({0, 0, 1920, 1080}), Color{255, 255, 255, 255}}}, true};
    constexpr int kRows = 20;
    int row = 0;
    for (const auto& sample : kLanguages) {
        const float x = row < kRows ? 60.0F : 1010.0F, y = 44 + static_cast<float>(row % kRows) * 51;
        page.commands.emplace_back(
            Letters{fonts.set({{sample.name, 0}}, label, {}, "en"), {x, y + 9}, {Color{110, 110, 110, 255}}});
        page.commands.emplace_back(Letters{
            fonts.set({{sample.words, 0}}, words, {640, 0}, sample.language), {x + 200, y}, {Color{20, 20, 20, 255}}});
        ++row;
    }
    const Bitmap actual = raster::draw(page, fonts);
    const std::filesystem::path picture = ACCOLADE_SOURCE_DIR "/docs/pictures/languages.png";
    if (asked("ACCOLADE_UPDATE_GOLDENS")) return write_picture(picture, actual);
    const auto golden = read_picture(picture);
    REQUIRE(golden.has_value());
    hold_to(*golden, actual, "languages.png");
}
